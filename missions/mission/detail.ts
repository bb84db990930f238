import { readText } from '../../files/folder.ts'
import { driftFindings } from '../status/doctor.ts'
import type { Finding } from '../status/findings.ts'
import { type ExecutionLane, readExecutionLanes } from './execution-lanes.ts'
import { parsed } from './meta.ts'
import { quietly } from './quietly.ts'
import { type Mission, specsFolder } from './read.ts'
import { readWorkPackageFile, type WorkPackageFile } from './work-package-file.ts'

/** What a board shows of a mission beyond its progress. */
export interface MissionDetail {
  readonly workPackages: ReadonlyMap<string, WorkPackageFile>
  readonly lanes: readonly ExecutionLane[]
  readonly missionBranch: string | undefined
  readonly findings: readonly Finding[]
}

/** Reads the files around the log: work packages, execution lanes, and the derived status.json. */
export function readDetail(root: string, { folder, files, snapshot }: Mission): MissionDetail {
  const path = `${specsFolder}/${folder}`
  const read = (name: string): string | undefined =>
    quietly(() => readText(root, `${path}/${name}`))
  const { lanes, missionBranch, findings } = readExecutionLanes(read('lanes.json'))
  const all = [...files].map(([id, name]) => {
    const text = read(`tasks/${name}`)
    return { id, ...(text === undefined ? unreadable(id, name) : readWorkPackageFile(name, text)) }
  })
  const stored = read('status.json')
  return {
    workPackages: new Map(all.map(({ id, workPackage }) => [id, workPackage])),
    lanes,
    missionBranch,
    findings: [
      ...findings,
      ...all.flatMap(one => one.findings),
      ...(stored === undefined ? [] : driftFindings(snapshot, parsed(stored))),
    ],
  }
}

function unreadable(id: string, name: string): ReturnType<typeof readWorkPackageFile> {
  const file = `tasks/${name}`
  return {
    workPackage: { id, file, title: id, dependencies: [], prompt: '' },
    findings: [
      { code: 'bad-work-package', severity: 'error', message: 'cannot be read', file, wp: id },
    ],
  }
}
