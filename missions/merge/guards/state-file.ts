import { createHash } from 'node:crypto'
import { removeFile, replaceFile } from '../../../files/write.ts'
import { isMap } from '../../loose.ts'
import { parsed } from '../../mission/meta.ts'
import { quietly, textAt } from '../../mission/quietly.ts'
import type { Mission } from '../../mission/read.ts'
import { type MergePlan, mergeIdOf, shortName } from '../plan/plan.ts'

/** Where Spec Kitty keeps the state of merges, a folder each. */
export const statesFolder = '.kittify/runtime/merge'

/** Our part of a state, beside what Spec Kitty has there. */
const ours = 'cutover'
const version = 1

/** A state file, as far as it says whose it is. */
export type FoundState =
  | { readonly type: 'absent' }
  | { readonly type: 'ours'; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly type: 'foreign'; readonly mission: unknown }
  | { readonly type: 'torn' }

export function stateIn(root: string, folder: string): FoundState {
  const read = textAt(root, `${statesFolder}/${folder}/state.json`)
  if (read === 'absent') return { type: 'absent' }
  const value = read === 'refused' ? undefined : parsed(read.text)
  if (!isMap(value)) return { type: 'torn' }
  const own = value[ours]
  return isMap(own) && own['version'] === version
    ? { type: 'ours', fields: value }
    : isMap(own)
      ? { type: 'torn' }
      : { type: 'foreign', mission: value['mission_slug'] }
}

/** The folder of a mission's state: its id, or its name where it has none. */
export const stateFolder = ({ mission_id: id, mission }: MergePlan): string =>
  folderOf(id ?? undefined, mission)

/** An id is a name in a file that anybody may have written: only one that is a plain name is used. */
const folderOf = (id: string | undefined, mission: string): string =>
  id !== undefined && /^[A-Za-z0-9_-]+$/.test(id) ? id : mission

/** Folders under which a state of a mission may lie. */
export const stateFolders = ({ meta, folder, identity }: Mission): readonly string[] => [
  ...new Set([folderOf(meta.missionId, folder), folder, identity.mission_slug || folder]),
]

/** How far a merge is, for those who read the state. */
export interface MergeProgress {
  readonly completed: readonly string[]
  readonly current: string | null
  readonly hasConflict: boolean
  /** What is being done: `merging`, `conflict`, `publishing`, `recording`, `pushing`, `cleaning`. */
  readonly phase: string
  /** Where a conflict is to be solved. */
  readonly workspace: string | null
}

/**
 * Writes the state of a merge for people, and for Spec Kitty: in its format, with the keys that it
 * has and we do not know. It decides nothing, refs do: one that cannot be written stops nothing.
 */
export function writeState(
  root: string,
  plan: MergePlan,
  progress: MergeProgress,
  now: Date,
): void {
  const path = `${statesFolder}/${stateFolder(plan)}/state.json`
  const found = stateIn(root, stateFolder(plan))
  if (found.type === 'foreign') return
  const known = found.type === 'ours' ? found.fields : {}
  const state = {
    ...known,
    ...fieldsOf(plan, progress, now),
    [ours]: {
      version,
      merge: mergeIdOf(plan),
      phase: progress.phase,
      base: plan.base,
      tips: Object.fromEntries(plan.steps.map(({ wp, tip }) => [wp, tip])),
    },
  }
  // Upstream's keys come first and in its order, with an indent of 2 and no line end.
  quietly(() => replaceFile(root, { path }, Buffer.from(JSON.stringify(state, undefined, 2))))
}

const fieldsOf = (plan: MergePlan, progress: MergeProgress, now: Date) => ({
  mission_id: stateFolder(plan),
  mission_slug: plan.slug,
  target_branch: shortName(plan.target),
  wp_order: plan.steps.map(({ wp }) => wp),
  completed_wps: progress.completed,
  current_wp: progress.current,
  has_pending_conflicts: progress.hasConflict,
  strategy: plan.strategy,
  workspace_path: progress.workspace,
  started_at: new Date(plan.started_at * 1000).toISOString(),
  updated_at: now.toISOString(),
  mission_number_baked: false,
  push_requested: plan.push !== null,
  pending_coord_reconcile: null,
})

/** Removes the state of a merge that is over. */
export function removeState(root: string, plan: MergePlan): void {
  const folder = stateFolder(plan)
  if (stateIn(root, folder).type !== 'ours') return
  quietly(() => removeFile(root, { path: `${statesFolder}/${folder}/state.json` }))
}

/**
 * Puts a state aside that is torn, or of a version that we do not know: byte for byte, in git's
 * folder. Returns where it lies now.
 */
export function quarantine(root: string, common: string, folder: string): string | undefined {
  const path = `${statesFolder}/${folder}/state.json`
  const read = textAt(root, path)
  if (typeof read === 'string') return undefined
  const hash = createHash('sha256').update(read.text).digest('hex').slice(0, 12)
  const aside = `cutover/torn/merge-${folder.replace(/[^\w.-]/g, '_')}-${hash}.json`
  replaceFile(common, { path: aside }, Buffer.from(read.text))
  removeFile(root, { path })
  return `${common}/${aside}`
}
