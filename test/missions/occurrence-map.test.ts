import assert from 'node:assert/strict'
import { anchor } from '../../missions/occurrence-map/anchor.ts'
import { decisionsOf } from '../../missions/occurrence-map/decisions.ts'
import { fnmatch } from '../../missions/occurrence-map/fnmatch.ts'
import type { OccurrenceMap } from '../../missions/occurrence-map/map.ts'
import { isNarrow, pathCategory, pathGate } from '../../missions/occurrence-map/path-gate.ts'
import { readMap } from '../../missions/occurrence-map/read.ts'
import { mapCategoryNames, mapCategoryOf } from '../../missions/occurrence-map/vocabulary.ts'
import { occurrence } from '../support/occurrence.ts'

const categories = mapCategoryNames.map(name => `  ${name}: {action: rename}`).join('\n')
const valid = `target: {term: lighthouse, replacement: beacon, operation: rename}\ncategories:\n${categories}\n`

const levelsOf = (text: string): readonly string[] =>
  readMap(text).problems.map(({ level, line, column }) => `${level} ${line}:${column}`)

const mapOf = (text: string): OccurrenceMap => {
  const { map } = readMap(text)
  assert.ok(map)
  return map
}

describe('an occurrence map', () => {
  it('passes the schema and the gate when all is there', () =>
    assert.deepEqual(levelsOf(valid), []))

  const damages: readonly (readonly [string, string, readonly string[]])[] = [
    ['no YAML', 'a: [\n', ['yaml 2:1']],
    ['no map', '- 1\n', ['gate 1:1']],
    ['a term to be done', valid.replace('lighthouse', 'TODO'), ['gate 1:10']],
    ['an unknown operation', valid.replace('operation: rename', 'operation: move'), ['gate 1:49']],
    ['no operation', valid.replace(', operation: rename', ''), ['schema 1:1']],
    ['an unknown action', valid.replace('{action: rename}', '{action: rewrite}'), ['gate 3:20']],
    ['an extra key', `${valid}mission: 1\n`, ['schema 11:1']],
    [
      'an extra key of the target',
      valid.replace('{term', '{scope_notes: x, term'),
      ['schema 1:10'],
    ],
    ['a missing category', valid.replace(/ {2}code_symbols.*\n/, ''), ['gate 2:1']],
    ['a bad exception', `${valid}exceptions:\n  - {action: rename}\n`, ['gate 12:5']],
    ['a bad move', `${valid}moves:\n  - {from: a, to: b}\n`, ['gate 12:5']],
    [
      'a wide structural target',
      `${valid}structural_targets:\n  - {path: src/, reason: x}\n`,
      ['gate 12:6'],
    ],
  ]
  for (const [name, text, expected] of damages) {
    it(`is told to have ${name}, with line and column`, () =>
      assert.deepEqual(levelsOf(text), expected))
  }

  it('is read with the extra keys of maps in the wild', () => {
    const map = mapOf(
      `${valid}mission: 42
exceptions:
  - {path: 'docs/adr/*', action: do_not_change, reason: history}
moves:
  - {from: [a.py], to: b.py, kind: file}
`.replace(
        'code_symbols: {action: rename}',
        'code_symbols: {action: rename, occurrences: [{id: a, file: x.py, line: 3, source: lighthouse()}], note: x}',
      ),
    )
    assert.equal(map.categories['code_symbols']?.occurrences[0]?.line, 3)
    assert.equal(map.exceptions[0]?.path, 'docs/adr/*')
    assert.deepEqual(map.moves, [{ from: ['a.py'], to: 'b.py' }])
  })

  it('becomes decisions, exceptions first, tests and fixtures before the rest', () => {
    const text = valid
      .replace('serialized_keys: {action: rename}', 'serialized_keys: {action: do_not_change}')
      .replace('filesystem_paths: {action: rename}', 'filesystem_paths: {action: manual_review}')
      .replace(
        'user_facing_strings: {action: rename}',
        'user_facing_strings: {action: rename_if_user_visible}',
      )
    const exceptions = `exceptions:\n  - {path: 'docs/*.md', action: do_not_change, reason: history}\n  - {path: a.yaml, action: rename, field_path: b.c}\n`
    const decisions = decisionsOf(mapOf(text + exceptions)).map(
      ({ select, action }) => `${Object.values(select).join(' ')} ${action}`,
    )
    assert.deepEqual(decisions, [
      'docs/**/*.md keep',
      '/a.yaml b.c rename',
      'test rename',
      'fixture rename',
      'identifier/import rename',
      'path/import-path rename',
      'identifier rename',
      'path review',
      'config/cli-flag rename',
      'config/cli-command rename',
      'config keep',
      'prose/log rename',
      'prose rename',
      'comment review',
    ])
  })
})

describe('mapCategoryOf', () => {
  const cases = [
    [{ category: 'identifier', kind: 'declaration' }, 'code_symbols'],
    [{ category: 'identifier', kind: 'import' }, 'import_paths'],
    [{ category: 'path', kind: 'import-path' }, 'import_paths'],
    [{ category: 'path', kind: 'url' }, 'filesystem_paths'],
    [{ category: 'config', kind: 'env-var' }, 'serialized_keys'],
    [{ category: 'config', kind: 'cli-flag' }, 'cli_commands'],
    [{ category: 'prose', kind: 'log' }, 'logs_telemetry'],
    [{ category: 'prose', kind: 'heading' }, 'user_facing_strings'],
    [{ category: 'comment', kind: 'line' }, 'user_facing_strings'],
    [{ category: 'config', kind: 'key', surface: 'test' }, 'tests_fixtures'],
    [{ category: 'unsure', kind: 'unsure' }, undefined],
  ] as const
  for (const [fields, expected] of cases) {
    it(`puts ${Object.values(fields).join(' ')} into ${expected}`, () =>
      assert.equal(mapCategoryOf(occurrence(fields)), expected))
  }
})

describe("Spec Kitty's path gate", () => {
  const categoriesByPath = [
    ['tests/a.md', 'tests_fixtures'],
    ['src/a_test.py', 'tests_fixtures'],
    ['src/cli/commands/run.sh', 'cli_commands'],
    ['docs/conf.py', 'user_facing_strings'],
    ['README', 'user_facing_strings'],
    ['a/b.toml', 'serialized_keys'],
    ['a/b.pyi', 'code_symbols'],
    ['a/b.vue', undefined],
    ['Makefile', undefined],
  ] as const
  for (const [path, expected] of categoriesByPath) {
    it(`takes ${path} for ${expected}`, () => assert.equal(pathCategory(path), expected))
  }

  it('allows by exception, move and structural target, and refuses what it does not know', () => {
    const map =
      mapOf(`${valid.replace('code_symbols: {action: rename}', 'code_symbols: {action: do_not_change}')}exceptions:
  - {path: 'src/old/*', action: do_not_change}
  - {path: src/free.py, action: manual_review}
moves:
  - {from: [src/gone], to: src/there}
structural_targets:
  - {path: 'src/frame/*.py', reason: x}
`)
    const paths = [
      'src/old/a/b.md',
      'src/free.py',
      'src/gone/x.py',
      'src/frame/a.py',
      'src/a.py',
      'src/a.vue',
      'a.md',
    ]
    assert.deepEqual(
      pathGate(map, paths).map(({ isAllowed, reason }) => `${isAllowed} ${reason}`),
      [
        'false exception `src/old/*`',
        'true exception `src/free.py`',
        'true declared move',
        'true structural target',
        'false code_symbols: do_not_change',
        'false unclassified',
        'true user_facing_strings: rename',
      ],
    )
  })

  it('takes narrow structural targets only', () =>
    assert.deepEqual(['src/a/*.py', 'file.*', 'src', '**/x_*.py', 'a/'].map(isNarrow), [
      true,
      false,
      false,
      false,
      false,
    ]))
})

describe('fnmatch', () => {
  const cases = [
    ['a/b/c.py', '*.py', true],
    ['a/b/c.py', 'a/*', true],
    ['a/b/c.py', 'a/?/c.py', true],
    ['a1', 'a[0-9]', true],
    ['ab', 'a[!0-9]', true],
    ['a1', 'a[!0-9]', false],
    ['a', 'a[', false],
    ['a[', 'a[', true],
    ['a/b/c', '**/c', true],
    ['A', 'a', false],
    ['a.b', 'a?b', true],
    ['axb', 'a.b', false],
    ['src/b', 'src/[z-a]', false],
    ['src/b', '**/[z-a]', false],
  ] as const
  for (const [path, pattern, expected] of cases) {
    it(`${expected ? 'takes' : 'refuses'} ${path} for ${pattern}`, () =>
      assert.equal(fnmatch(path, pattern), expected))
  }
})

describe('anchor', () => {
  const listed = { id: 'x', file: 'a', line: 2, source: 'lighthouse()', replacement: 'beacon()' }
  const cases = [
    ['a\nlighthouse()\n', 'at its line', 2],
    ['a\nb\nc\nlighthouse()\n', 'moved', 4],
    ['lighthouse()\nb\nc\nlighthouse()\n', 'ambiguous', 1],
    ['a\n  beacon()\n', 'applied', 2],
    ['a\n', 'missing', undefined],
    [undefined, 'missing', undefined],
  ] as const
  for (const [text, state, line] of cases) {
    it(`finds ${JSON.stringify(text)} ${state}`, () =>
      assert.deepEqual(anchor(listed, text), { listed, state, line }))
  }
})
