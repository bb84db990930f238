import type { Discrepancy } from '../../core/recover-report.ts'
import type { OnStep } from '../merge/objects/chain.ts'
import { type Mission, missionFolders, readMission } from '../mission/read.ts'
import type { Repository } from './look/repository.ts'
import { type Snapshot, takeSnapshot } from './look/snapshot.ts'

/** What is looked at, and what is repaired of it. */
export interface RecoverRequest {
  readonly root: string
  /** Missions of the project as they were read before: of their logs only what is new is read. */
  readonly before?: readonly Mission[]
  /** The folders of those that are looked at. */
  readonly missions: readonly string[]
  readonly now: Date
  /** The moment that it is by now; where it is given, locks that are too young are waited for. */
  readonly clock?: () => Date
  /** Which sorts are repaired: none, one, or all. */
  readonly fix: Discrepancy | 'all' | 'none'
  /** A work package whose lane alone is repaired, and told of. */
  readonly resume?: string | undefined
  /** Told before each change. */
  readonly onStep?: OnStep
  /** Told when something is being repaired. */
  readonly onRepair?: (place: string) => void
}

/** A request, with what stays the same of its repository. */
export type Looked = RecoverRequest & { readonly repository: Repository }

/** Takes stock of what a request is about, as it is by now. */
export const look = (request: Looked): Promise<Snapshot> => {
  const { root, repository, before = [], missions, now, clock } = request
  const known = new Map(before.map(mission => [mission.folder, mission]))
  const all = missionFolders(root).map(folder => readMission(root, folder, known.get(folder)))
  const asked = all.filter(({ folder }) => missions.includes(folder))
  return takeSnapshot({
    root,
    repository,
    all,
    missions: asked,
    now: clock?.() ?? now,
    asksForWork: true,
  })
}
