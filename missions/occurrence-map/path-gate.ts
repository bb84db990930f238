import { fnmatch } from './fnmatch.ts'
import type { OccurrenceMap } from './map.ts'
import type { MapCategoryName } from './vocabulary.ts'

/** What Spec Kitty's own gate says of one changed file, by its path alone. */
export interface PathVerdict {
  readonly path: string
  readonly isAllowed: boolean
  readonly category: MapCategoryName | undefined
  readonly reason: string
}

/** First row that fits wins: one category for a whole file. */
const rows: readonly (readonly [MapCategoryName, RegExp])[] = [
  [
    'tests_fixtures',
    /(?:^|\/)(?:tests?|testing|fixtures?|__snapshots__|__tests__)\/|(?:^|\/)(?:conftest\.py|test_[^/]*\.py)$|_test\.py$|\.test\.(?:tsx?|jsx?)$/,
  ],
  ['cli_commands', /(?:^|\/)cli\/commands\/|(?:^|\/)commands\/[^/]*\.py$|(?:^|\/)bin\//],
  [
    'user_facing_strings',
    /\.(?:md|rst|txt)$|(?:^|\/)docs?\/|(?:^|\/)(?:README|CHANGELOG|LICENSE)[^/]*$/,
  ],
  ['serialized_keys', /\.(?:ya?ml|json|toml|ini|cfg)$/],
  ['code_symbols', /\.(?:pyi?|tsx?|jsx?|mjs|cjs|go|rs|java|rb|kt|swift|cc?|cpp|h|hpp)$/],
]

/** The category that Spec Kitty gives a file; undefined for one that it does not know. */
export const pathCategory = (path: string): MapCategoryName | undefined =>
  rows.find(([, pattern]) => pattern.test(path))?.[0]

/** Says of each changed file what Spec Kitty's review gate would: by its path, never by its content. */
export const pathGate = (map: OccurrenceMap, paths: readonly string[]): readonly PathVerdict[] =>
  paths.map(path => verdictOf(map, path))

function verdictOf(map: OccurrenceMap, path: string): PathVerdict {
  const category = pathCategory(path)
  const say = (isAllowed: boolean, reason: string): PathVerdict => ({
    path,
    isAllowed,
    category,
    reason,
  })
  const exception = map.exceptions.find(
    one => one.fieldPath === undefined && fnmatch(path, one.path),
  )
  if (exception) return say(exception.action !== 'do_not_change', `exception \`${exception.path}\``)
  if (map.moves.some(move => [...move.from, move.to].some(one => liesIn(path, one))))
    return say(true, 'declared move')
  if (map.structuralTargets.some(one => isNarrow(one) && fnmatch(path, one)))
    return say(true, 'structural target')
  if (category === undefined) return say(false, 'unclassified')
  const action = map.categories[category]?.action
  if (action === undefined) return say(false, `no entry for ${category}`)
  return say(action !== 'do_not_change', `${category}: ${action}`)
}

const liesIn = (path: string, pattern: string): boolean =>
  fnmatch(path, pattern) || path.startsWith(`${pattern.replace(/\/$/, '')}/`)

/** Whether a structural target names files and no whole folders. */
export function isNarrow(path: string): boolean {
  if (path.endsWith('/') || path.includes('**')) return false
  return /\.[A-Za-z0-9]+$/.test(path.slice(path.lastIndexOf('/') + 1))
}
