import type { PlanAction, PlanDecision } from '../../core/plan.ts'
import type { Selector } from '../../core/selector.ts'
import type { OccurrenceMap } from './map.ts'
import { mapCategories, mapCategoryNames } from './vocabulary.ts'

/** What a map's action is in a plan; words outside of the vocabulary need a look each. */
const actions: Readonly<Record<string, PlanAction>> = {
  rename: 'rename',
  rename_if_user_visible: 'rename',
  do_not_change: 'keep',
  manual_review: 'review',
}

/** The decisions of a plan that say what a map says, exceptions first. */
export function decisionsOf(map: OccurrenceMap): readonly PlanDecision[] {
  const exceptions = map.exceptions.map(
    ({ path, action, reason, fieldPath }): PlanDecision => ({
      select: { path: globOf(path), ...(fieldPath ? { key: fieldPath } : {}) },
      action: actions[action] ?? 'review',
      reason,
    }),
  )
  const byCategory = mapCategoryNames.flatMap(name => {
    const action = map.categories[name]?.action
    return action === undefined
      ? []
      : mapCategories[name].selectors.map(select => decisionFor(name, action, select))
  })
  return [...exceptions, ...byCategory]
}

function decisionFor(name: string, action: string, select: Selector): PlanDecision {
  // Comments have no category of their own in a map, and are no text that a user sees.
  const isHidden = action === 'rename_if_user_visible' && select.category === 'comment'
  return {
    select,
    action: isHidden ? 'review' : (actions[action] ?? 'review'),
    reason: `${name}: ${action} in the occurrence map`,
  }
}

/** Python's `*` crosses slashes; a glob's does not. */
const globOf = (path: string): string =>
  /[*?[]/.test(path) ? path.replace(/(^|\/)\*(?!\*)(?=[^/])/g, '$1**/*') : `/${path}`
