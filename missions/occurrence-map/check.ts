import type { At } from '../../core/shape.ts'
import { entriesOf, isMap, listOf, textOf } from '../loose.ts'
import type { MapProblem } from './map.ts'
import { isNarrow } from './path-gate.ts'
import { mapActions, mapCategoryNames } from './vocabulary.ts'

export type Note = (level: MapProblem['level'], at: At, message: string) => void

const rootKeys = ['target', 'categories', 'exceptions', 'moves', 'structural_targets', 'status']
const targetKeys = ['term', 'replacement', 'operation']
const operations = ['rename', 'remove', 'deprecate']
const noTerms = ['TODO', 'TBD', 'FIXME', 'XXX', 'PLACEHOLDER', '']

/** Least number of categories that the gate takes for a map. */
const leastCategories = 3

/** Says what the run-time gate and the published schema of Spec Kitty refuse. */
export function checkMap(root: unknown, note: Note): void {
  if (!isMap(root)) {
    note('gate', [], 'Unexpected document, expected a map')
    return
  }
  for (const key of Object.keys(root).filter(name => !rootKeys.includes(name)))
    note('schema', [key], `Unexpected key \`${key}\`, expected one of ${rootKeys.join(', ')}`)
  checkTarget(root['target'], note)
  checkCategories(root['categories'], note)
  checkExceptions(root['exceptions'], note)
  checkMoves(root['moves'], note)
  checkStructure(root['structural_targets'], note)
}

function checkTarget(target: unknown, note: Note): void {
  const at = ['target']
  if (!isMap(target)) {
    note('gate', at, 'Unexpected target, expected a map with a term')
    return
  }
  const term = textOf(target['term'])
  if (term === undefined || noTerms.includes(term.trim().toUpperCase()))
    note('gate', [...at, 'term'], 'Unexpected term, expected the name that goes')
  const operation = target['operation']
  if (operation !== undefined && !operations.some(one => one === operation))
    note(
      'gate',
      [...at, 'operation'],
      `Unexpected operation, expected one of ${operations.join(', ')}`,
    )
  if (operation === undefined)
    note(
      'schema',
      at,
      `Unexpected target without operation, expected one of ${operations.join(', ')}`,
    )
  const replacement = target['replacement']
  if (replacement !== null && typeof replacement !== 'string' && replacement !== undefined)
    note('schema', [...at, 'replacement'], 'Unexpected replacement, expected a text or null')
  if (operation === 'rename' && !replacement)
    note('note', at, 'Unexpected rename without replacement; Spec Kitty does not notice')
  for (const key of Object.keys(target).filter(name => !targetKeys.includes(name)))
    note(
      'schema',
      [...at, key],
      `Unexpected key \`${key}\`, expected one of ${targetKeys.join(', ')}`,
    )
}

function checkCategories(categories: unknown, note: Note): void {
  const entries = entriesOf(categories)
  const at = ['categories']
  if (entries.length < leastCategories)
    note('gate', at, `Unexpected number of categories, expected ${leastCategories} at least`)
  for (const name of mapCategoryNames.filter(one => !entries.some(([key]) => key === one)))
    note('gate', at, `Unexpected end of the categories, expected \`${name}\` as well`)
  for (const [name, entry] of entries) {
    if (!isMap(entry))
      note('gate', [...at, name], `Unexpected category \`${name}\`, expected a map`)
    else checkAction(entry['action'], [...at, name, 'action'], note)
  }
}

function checkAction(action: unknown, at: At, note: Note): void {
  if (!mapActions.some(one => one === action))
    note(
      'gate',
      at,
      `Unexpected action \`${String(action)}\`, expected one of ${mapActions.join(', ')}`,
    )
}

function checkExceptions(exceptions: unknown, note: Note): void {
  listOf(exceptions).forEach((one, index) => {
    const at = ['exceptions', index]
    if (!isMap(one) || !textOf(one['path'])?.trim()) {
      note('gate', at, 'Unexpected exception, expected a map with a path')
      return
    }
    checkAction(one['action'], [...at, 'action'], note)
    if (one['field_path'] !== undefined && !textOf(one['field_path'])?.trim())
      note('gate', [...at, 'field_path'], 'Unexpected field_path, expected a text')
    checkKeys(one, ['path', 'action', 'reason', 'field_path'], at, note)
  })
}

function checkMoves(moves: unknown, note: Note): void {
  listOf(moves).forEach((one, index) => {
    const at = ['moves', index]
    const isWell =
      isMap(one) &&
      Array.isArray(one['from']) &&
      one['from'].every(path => typeof path === 'string') &&
      typeof one['to'] === 'string'
    if (!isWell) note('gate', at, 'Unexpected move, expected a list `from` and a path `to`')
    else checkKeys(one, ['from', 'to', 'reason'], at, note)
  })
}

function checkStructure(targets: unknown, note: Note): void {
  listOf(targets).forEach((one, index) => {
    const at = ['structural_targets', index]
    const path = isMap(one) ? textOf(one['path']) : undefined
    if (!isMap(one) || !path || !textOf(one['reason']))
      note('gate', at, 'Unexpected structural target, expected path and reason')
    else if (!isNarrow(path))
      note(
        'gate',
        [...at, 'path'],
        `Unexpected path \`${path}\`, expected files with an ending, without \`**\``,
      )
  })
}

function checkKeys(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
  at: At,
  note: Note,
): void {
  for (const key of Object.keys(value).filter(name => !known.includes(name)))
    note('schema', [...at, key], `Unexpected key \`${key}\`, expected one of ${known.join(', ')}`)
}
