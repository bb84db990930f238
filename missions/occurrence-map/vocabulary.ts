import type { Occurrence } from '../../core/occurrence.ts'
import type { Resolved } from '../../core/plan.ts'
import type { Selector } from '../../core/selector.ts'

/** Spec Kitty's actions of `occurrence_map.yaml`. */
export const mapActions = [
  'rename',
  'manual_review',
  'do_not_change',
  'rename_if_user_visible',
] as const
export type MapAction = (typeof mapActions)[number]

interface MapCategory {
  /** What Spec Kitty's template says where nothing else does. */
  readonly action: MapAction
  /** The occurrences that belong to it, as a plan chooses them. */
  readonly selectors: readonly Selector[]
}

/**
 * Spec Kitty's eight categories. Tests and fixtures lie across the others and win; the order is
 * that in which an occurrence is asked.
 */
export const mapCategories = {
  tests_fixtures: {
    action: 'rename',
    selectors: [{ surface: 'test' }, { surface: 'fixture' }],
  },
  import_paths: {
    action: 'rename',
    selectors: [{ kind: 'identifier/import' }, { kind: 'path/import-path' }],
  },
  code_symbols: { action: 'rename', selectors: [{ category: 'identifier' }] },
  filesystem_paths: { action: 'manual_review', selectors: [{ category: 'path' }] },
  cli_commands: {
    action: 'do_not_change',
    selectors: [{ kind: 'config/cli-flag' }, { kind: 'config/cli-command' }],
  },
  serialized_keys: { action: 'do_not_change', selectors: [{ category: 'config' }] },
  logs_telemetry: { action: 'do_not_change', selectors: [{ kind: 'prose/log' }] },
  user_facing_strings: {
    action: 'rename_if_user_visible',
    selectors: [{ category: 'prose' }, { category: 'comment' }],
  },
} as const satisfies Record<string, MapCategory>

export type MapCategoryName = keyof typeof mapCategories

export const isMapCategory = (name: string): name is MapCategoryName =>
  Object.hasOwn(mapCategories, name)

export const mapCategoryNames: readonly MapCategoryName[] =
  Object.keys(mapCategories).filter(isMapCategory)

/** The category of an occurrence; undefined for one that nobody is sure of. */
export function mapCategoryOf({
  category,
  kind,
  surface,
}: Pick<Occurrence, 'category' | 'kind' | 'surface'>): MapCategoryName | undefined {
  const fields: Readonly<Record<string, string>> = {
    category,
    kind: `${category}/${kind}`,
    surface,
  }
  return mapCategoryNames.find(name =>
    mapCategories[name].selectors.some(selector =>
      Object.entries(selector).every(([field, value]) => fields[field] === value),
    ),
  )
}

/** What a map says for occurrences that a plan treats alike; several treatments need a look each. */
export function mapActionOf(resolved: readonly Resolved[], name: MapCategoryName): MapAction {
  const actions = new Set(resolved.map(({ action }) => (action === 'remove' ? 'rename' : action)))
  const [only] = actions
  if (only === undefined) return mapCategories[name].action
  if (actions.size > 1 || only === 'open') return 'manual_review'
  return only === 'rename' ? 'rename' : 'do_not_change'
}
