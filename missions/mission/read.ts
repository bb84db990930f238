import { isFolderAt, namesIn } from '../../files/folder.ts'
import { type ProfileName, profileNames } from '../progress/profiles.ts'
import { type Progress, progressOf } from '../progress/progress.ts'
import type { Finding } from '../status/findings.ts'
import { type LiveLog, readLive } from '../status/live-log.ts'
import { blockedLanes, snapshotOf } from '../status/reduce.ts'
import type { Snapshot } from '../status/snapshot.ts'
import { type ExecutionLanes, readExecutionLanes } from './execution-lanes.ts'
import { type Identity, identityOf } from './identity.ts'
import { type Meta, readMeta } from './meta.ts'
import { logPlace } from './place.ts'
import { quietly, textAt } from './quietly.ts'
import { idOfFile } from './work-package-name.ts'

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
  /** The branches in which the work packages are done. */
  readonly lanes: ExecutionLanes
  readonly findings: readonly Finding[]
  readonly log: LiveLog
  /** Where the log lies, relative to the root. */
  readonly logPath: string
}

/** The folder with the missions of a project. */
export const specsFolder = 'kitty-specs'

/** The folders of all missions, sorted. One that cannot be read is among them. */
export const missionFolders = (root: string): readonly string[] =>
  (quietly(() => namesIn(root, specsFolder)) ?? []).filter(
    name => !name.startsWith('.') && isMission(root, `${specsFolder}/${name}`),
  )

const missionFiles: readonly string[] = ['meta.json', 'status.events.jsonl', 'tasks', 'spec.md']

function isMission(root: string, path: string): boolean {
  if (!isFolderAt(root, path)) return false
  const names = quietly(() => namesIn(root, path))
  return names === undefined || names.some(name => missionFiles.includes(name))
}

const namesOf = (root: string, path: string): readonly string[] =>
  quietly(() => namesIn(root, path)) ?? []

/** Reads a mission, or what is new of it. */
export function readMission(root: string, folder: string, before?: Mission): Mission {
  const path = `${specsFolder}/${folder}`
  const { meta, findings } = readMeta(textAt(root, `${path}/meta.json`))
  const lanes = readExecutionLanes(textAt(root, `${path}/lanes.json`))
  const logPath = logPlace(root, folder, meta)
  const log = readLive(
    root,
    { path: logPath },
    before?.logPath === logPath ? before.log : undefined,
  )
  const snapshot = snapshotOf(log.folded)
  const named = namesOf(root, `${path}/tasks`).flatMap(name => {
    const id = idOfFile(name)
    return id === undefined ? [] : [[id, name] as const]
  })
  const files = new Map(named)
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
    lanes,
    findings: [
      ...findings,
      ...lanes.findings,
      ...log.findings,
      ...strayFindings(snapshot, files),
      ...named
        .filter(([id, name]) => files.get(id) !== name)
        .map(([id, name]) => doubled(id, name)),
    ],
    log,
    logPath,
  }
}

const doubled = (wp: string, name: string): Finding => ({
  code: 'bad-work-package',
  severity: 'error',
  message: 'has another file as well, which counts',
  file: `tasks/${name}`,
  wp,
})

/** Work packages that have a file or events, and not both. */
function strayFindings(
  { work_packages: states }: Snapshot,
  files: ReadonlyMap<string, string>,
): readonly Finding[] {
  if (files.size > 1 && Object.keys(states).length === 0)
    return [
      {
        code: 'no-event',
        severity: 'warning',
        message: 'no work package has an event: all count as planned',
      },
    ]
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
