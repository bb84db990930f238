import type { AnnotationRow, Delta } from './rows.ts'
import type { WorkPackageState } from './snapshot.ts'

/** Folds annotations, sorted, over the states that the transitions have led to. */
export function foldAnnotations(
  states: ReadonlyMap<string, WorkPackageState>,
  annotations: readonly AnnotationRow[],
): ReadonlyMap<string, WorkPackageState> {
  const all = new Map(states)
  for (const { wp, actor, delta } of annotations)
    all.set(wp, stateWith(all.get(wp) ?? unseen(actor), delta))
  return all
}

/** A work package that has annotations and no transition. */
const unseen = (actor: string): WorkPackageState => ({
  lane: 'uninitialized',
  actor,
  last_transition_at: null,
  last_event_id: null,
  force_count: 0,
})

const released = { agent: null, shell_pid: null, shell_pid_created_at: null }

function stateWith(state: WorkPackageState, delta: Delta): WorkPackageState {
  const { subtasks, note, trackerRefs, trackerRefsReplace, review } = delta
  const refs =
    trackerRefsReplace ?? (trackerRefs && [...(state.tracker_refs ?? []), ...trackerRefs])
  return {
    ...state,
    ...(delta.releasesClaim ? released : {}),
    ...delta.slots,
    ...(subtasks && { subtasks: { ...state.subtasks, ...subtasks } }),
    ...(note !== undefined && { notes: [...(state.notes ?? []), note] }),
    ...(refs && { tracker_refs: [...new Set(refs)] }),
    ...(review !== undefined && { review }),
  }
}
