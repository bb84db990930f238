import { driftFindings } from '../status/doctor.ts'
import type { Finding } from '../status/findings.ts'
import { noClaim } from './claim.ts'
import { parsed } from './meta.ts'
import { type FileText, textAt } from './quietly.ts'
import { type Mission, specsFolder } from './read.ts'
import { readWorkPackageFile, type WorkPackageFile } from './work-package-file.ts'

/** What a board shows of a mission beyond its progress. */
export interface MissionDetail {
  readonly workPackages: ReadonlyMap<string, WorkPackageFile>
  readonly findings: readonly Finding[]
  /** What disagrees with its branches and worktrees. */
  readonly health: readonly Finding[]
}

/** Reads the files around the log: work packages, and the derived status.json. */
export function readDetail(
  root: string,
  { folder, files, snapshot }: Mission,
  health: readonly Finding[] = [],
): MissionDetail {
  const path = `${specsFolder}/${folder}`
  const all = [...files].map(([id, name]) => {
    const read = textAt(root, `${path}/tasks/${name}`)
    return {
      id,
      ...(typeof read === 'string' ? unreadable(id, name) : readWorkPackageFile(name, read.text)),
    }
  })
  return {
    workPackages: new Map(all.map(({ id, workPackage }) => [id, workPackage])),
    health,
    findings: [
      ...all.flatMap(one => one.findings),
      ...storedFindings(textAt(root, `${path}/status.json`), snapshot),
    ],
  }
}

/** Whether the derived status.json says what the log says. */
function storedFindings(read: FileText, snapshot: Mission['snapshot']): readonly Finding[] {
  if (read === 'absent') return []
  const value = read === 'refused' ? undefined : parsed(read.text)
  if (typeof value === 'object' && value !== null) return driftFindings(snapshot, value)
  const what = read === 'refused' ? 'cannot be read' : 'is no JSON object'
  const message = `status.json ${what}; the log counts`
  return [{ code: 'drift', severity: 'warning', message, file: 'status.json' }]
}

function unreadable(id: string, name: string): ReturnType<typeof readWorkPackageFile> {
  const file = `tasks/${name}`
  return {
    workPackage: {
      id,
      file,
      title: id,
      dependencies: [],
      ownedFiles: [],
      claim: noClaim,
      prompt: '',
    },
    findings: [
      { code: 'bad-work-package', severity: 'error', message: 'cannot be read', file, wp: id },
    ],
  }
}
