import { stringify } from 'yaml'
import type { Plan, PlanAction, Resolved } from '../../core/plan.ts'
import { renderSelector } from '../../core/selector.ts'
import {
  type MapAction,
  type MapCategoryName,
  mapActionOf,
  mapCategoryNames,
  mapCategoryOf,
} from './vocabulary.ts'

export interface ExportRequest {
  readonly plan: Plan
  readonly resolved: readonly Resolved[]
  /** Files that move, as paths before and after. */
  readonly moves: readonly { readonly from: string; readonly to: string }[]
  /** The line of an occurrence, where it is listed one by one. */
  readonly sourceOf: (resolved: Resolved) => string
}

const head = `# Spec Kitty's occurrence map, made by \`cutover map export\` from a plan and its census.
`

const actions: Readonly<Record<PlanAction, MapAction>> = {
  rename: 'rename',
  remove: 'rename',
  keep: 'do_not_change',
  review: 'manual_review',
}

/** Writes a plan as a map that passes Spec Kitty's schema and its run-time gate. */
export function renderMap({ plan, resolved, moves, sourceOf }: ExportRequest): string {
  const [first, ...others] = plan.terms
  const membersOf = (name: MapCategoryName | undefined) =>
    resolved.filter(({ occurrence }) => mapCategoryOf(occurrence) === name)
  const map = {
    target: {
      term: first?.from ?? '',
      replacement: first?.to ?? null,
      operation: first?.to === null ? 'remove' : 'rename',
    },
    categories: Object.fromEntries(
      mapCategoryNames.map(name => [name, entryOf(name, membersOf(name), sourceOf)]),
    ),
    exceptions: exceptionsOf(plan),
    moves: moves.map(({ from, to }) => ({ from: [from], to, reason: 'renamed with the term' })),
    status: {
      made_by: 'cutover',
      plan: plan.name,
      base: plan.base,
      secondary_terms: others.map(({ from, to }) => ({ term: from, replacement: to })),
      unsure: membersOf(undefined).length,
    },
  }
  return `${head}${stringify(map, { lineWidth: 100, aliasDuplicateObjects: false })}`
}

/** One by one only where one action does not say it. */
function entryOf(
  name: MapCategoryName,
  members: readonly Resolved[],
  sourceOf: ExportRequest['sourceOf'],
) {
  const action = mapActionOf(members, name)
  const count = (wanted: Resolved['action']) =>
    members.filter(member => member.action === wanted).length
  const occurrences =
    action === 'manual_review'
      ? members.map(member => ({
          id: member.occurrence.fingerprint,
          file: member.occurrence.path,
          line: member.occurrence.line,
          source: sourceOf(member),
          replacement: member.replacement,
          kind: `${member.occurrence.category}/${member.occurrence.kind}`,
          rule: member.action === 'open' ? 'manual_review' : actions[member.action],
        }))
      : []
  return {
    action,
    counts: {
      rename: count('rename') + count('remove'),
      keep: count('keep'),
      open: count('open'),
    },
    ...(occurrences.length > 0 ? { occurrences } : {}),
  }
}

/** Decisions about whole paths; finer ones stand in the lists. */
const exceptionsOf = ({ decisions }: Plan) =>
  decisions.flatMap(({ select, action, reason }) => {
    const { path, key, ...rest } = select
    if (path === undefined || Object.keys(rest).length > 0) return []
    return [
      {
        path,
        action: actions[action],
        reason: `${reason} (${renderSelector(select)})`,
        ...(key === undefined ? {} : { field_path: key }),
      },
    ]
  })
