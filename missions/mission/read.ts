import { CutoverError } from '../../core/errors.ts'
import { namesIn, readText } from '../../files/folder.ts'
import { type ProfileName, profileNames } from '../progress/profiles.ts'
import { type Progress, progressOf } from '../progress/progress.ts'
import { driftFindings } from '../status/doctor.ts'
import type { Finding } from '../status/findings.ts'
import { type LiveLog, readLive } from '../status/live-log.ts'
import { blockedLanes, snapshotOf } from '../status/reduce.ts'
import type { Snapshot } from '../status/snapshot.ts'
import { type ExecutionLane, readExecutionLanes } from './execution-lanes.ts'
import { type Identity, identityOf } from './identity.ts'
import { type Meta, parsed, readMeta } from './meta.ts'
import { logPlace } from './place.ts'
import { idOfFile, readWorkPackageFile, type WorkPackageFile } from './work-package-file.ts'

/** A mission by its log and the names of its files: all that its progress takes. */
export interface Mission {
  /** The name of its folder. */
  readonly folder: string
  readonly meta: Meta
  readonly identity: Identity
  readonly snapshot: Snapshot
  readonly progress: Readonly<Record<ProfileName, Progress>>
  /** File names in `tasks/` by the id of their work package. */
  readonly files: ReadonlyMap<string, string>
  readonly findings: readonly Finding[]
  readonly log: LiveLog
  /** Where the log lies, relative to the root. */
  readonly logPath: string
}

/** The folder with the missions of a project. */
export const specsFolder = 'kitty-specs'

/** The folders of all missions, sorted. */
export const missionFolders = (root: string): readonly string[] =>
  namesIn(root, specsFolder).filter(name => !name.startsWith('.') && hasMissionFiles(root, name))

const hasMissionFiles = (root: string, name: string): boolean =>
  ['meta.json', 'status.events.jsonl', 'tasks', 'spec.md'].some(file =>
    namesOf(root, `${specsFolder}/${name}`).includes(file),
  )

const namesOf = (root: string, path: string): readonly string[] =>
  quietly(() => namesIn(root, path)) ?? []

/** A file that cannot be read is a finding for whoever asks, and no end of the reading. */
function quietly<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof CutoverError) return undefined
    throw error
  }
}

/** Reads a mission, or what is new of it. */
export function readMission(root: string, folder: string, before?: Mission): Mission {
  const path = `${specsFolder}/${folder}`
  const { meta, findings } = readMeta(quietly(() => readText(root, `${path}/meta.json`)))
  const logPath = logPlace(root, folder, meta)
  const log = readLive(
    root,
    { path: logPath },
    before?.logPath === logPath ? before.log : undefined,
  )
  const snapshot = snapshotOf(log.folded)
  const files = new Map(
    namesOf(root, `${path}/tasks`).flatMap(name => {
      const id = idOfFile(name)
      return id === undefined ? [] : [[id, name] as const]
    }),
  )
  const measured = {
    workPackages: snapshot.work_packages,
    blockedLanes: blockedLanes(log.folded),
    files: [...files.keys()],
  }
  const [cutover, specKitty] = profileNames.map(name => progressOf(measured, name))
  if (!cutover || !specKitty) throw new Error('Unexpected profiles, expected two')
  return {
    folder,
    meta,
    identity: identityOf(meta, snapshot.mission_slug),
    snapshot,
    progress: { cutover, 'spec-kitty': specKitty },
    files,
    findings: [...findings, ...log.findings, ...strayFindings(snapshot, files)],
    log,
    logPath,
  }
}

/** Work packages that have a file or events, and not both. */
function strayFindings(
  { work_packages: states }: Snapshot,
  files: ReadonlyMap<string, string>,
): readonly Finding[] {
  return [
    ...[...files].flatMap(([wp, name]): readonly Finding[] =>
      Object.hasOwn(states, wp)
        ? []
        : [
            {
              code: 'no-event',
              severity: 'warning',
              message: 'has a file and no event: it counts as planned',
              file: `tasks/${name}`,
              wp,
            },
          ],
    ),
    ...(files.size === 0 ? [] : Object.keys(states)).flatMap((wp): readonly Finding[] =>
      files.has(wp)
        ? []
        : [{ code: 'no-file', severity: 'warning', message: 'has events and no file', wp }],
    ),
  ]
}

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
