import assert from 'node:assert/strict'
import { git, withRepository, writeFiles } from '../support/repository.ts'
import { cutover } from './cutover.ts'

const files = {
  'src/lighthouse.py': 'class Lighthouse:\n    key = row["lighthouse"]  # the lighthouse\n',
  'docs/a.md': '# The lighthouse\n',
  'notes.vue': '<p>Lighthouse</p>\n',
}
const place = 'kitty-specs/042-lamps/occurrence_map.yaml'

/** A repository with an exported map on main and a branch to change things on. */
const withMap = (run: (folder: string) => Promise<void>): Promise<void> =>
  withRepository(files, async folder => {
    await cutover(folder, 'plan', 'lighthouse', 'beacon', '--name', 'lamps')
    await cutover(
      folder,
      'review',
      '--decide',
      'config=keep: stored',
      '--decide',
      'path=rename: all',
    )
    writeFiles(folder, { [place]: (await cutover(folder, 'map', 'export')).stdout })
    git(folder, 'add', '--all')
    git(folder, 'commit', '--quiet', '--message=Map')
    git(folder, 'checkout', '--quiet', '-b', 'lane')
    await run(folder)
  })

const commit = (folder: string, changes: Readonly<Record<string, string>>): void => {
  writeFiles(folder, changes)
  git(folder, 'commit', '--quiet', '--all', '--message=Change')
}

describe('cutover map', () => {
  it('exports a map that the schema and the gate take', () =>
    withMap(async folder => {
      const { stdout } = await cutover(folder, 'map', 'check', place, '-f', 'json')
      const report = JSON.parse(stdout)
      assert.deepEqual([report.upstream.schema, report.upstream.gate], [true, true])
      assert.deepEqual(report.problems, [])
      assert.deepEqual(report.terms, [{ term: 'lighthouse', occurrences: 6 }])
    }))

  it('imports its own export as the same decisions', () =>
    withMap(async folder => {
      const { status, stdout } = await cutover(
        folder,
        'map',
        'import',
        place,
        '--name',
        'again',
        '-f',
        'json',
      )
      assert.equal(status, 0)
      const { summary, terms } = JSON.parse(stdout)
      assert.deepEqual(terms, [{ from: 'lighthouse', to: 'beacon' }])
      assert.deepEqual([summary.rename, summary.keep], [5, 1])
    }))

  it('finds a stored key that was renamed inside of a code file, which the path gate allows', () =>
    withMap(async folder => {
      commit(folder, {
        'src/lighthouse.py': 'class Beacon:\n    key = row["beacon"]  # the beacon\n',
        'docs/a.md': '# The beacon\n',
        'notes.vue': '<p>Beacon</p>\n',
      })
      const { status, stdout } = await cutover(folder, 'map', 'check', place)
      assert.equal(status, 1)
      assert.match(
        stdout,
        /cutover: fail\nSpec Kitty: schema pass, run-time gate pass, changed paths fail/,
      )
      assert.match(stdout, /src\/lighthouse.py {2}allowed: declared move {2}2 findings in it/)
      assert.match(stdout, /notes.vue {10}refused: unclassified {3}nothing is wrong in it/)
      assert.match(stdout, /leaked\n {2}src\/lighthouse.py:2:16 {2}config\/serialized-key/)
    }))

  it('finds what was left behind in unchanged files, which the path gate cannot see', () =>
    withMap(async folder => {
      commit(folder, { 'notes.vue': '<p>Beacon</p>\n' })
      const { stdout } = await cutover(folder, 'map', 'check', place)
      assert.match(stdout, /docs\/a.md {10}not looked at: unchanged {2}1 finding in it/)
    }))

  it('follows the moves of the map, and not what looks alike', () =>
    withRepository(
      {
        'lighthouse/one.md': 'The lighthouse\n\nfog\nrocks\nThe first.\n',
        'lighthouse/two.md': 'The lighthouse\n\nfog\nrocks\nThe second.\n',
        'keep/lighthouse.md': '',
      },
      async folder => {
        const action = (name: string) =>
          `  ${name}: {action: ${name === 'filesystem_paths' ? 'do_not_change' : 'rename'}}\n`
        const names =
          'code_symbols import_paths filesystem_paths serialized_keys cli_commands user_facing_strings tests_fixtures logs_telemetry'
        const moves =
          'moves:\n  - {from: [lighthouse/one.md], to: lamps/a.md}\n  - {from: [lighthouse/two.md], to: lamps/b.md}\n'
        const target = 'target: {term: lighthouse, replacement: beacon, operation: rename}\n'
        const map = `${target}categories:\n${names.split(' ').map(action).join('')}${moves}`
        writeFiles(folder, { [place]: map })
        git(folder, 'add', '--all')
        git(folder, 'commit', '--quiet', '--message=Map')
        git(folder, 'checkout', '--quiet', '-b', 'lane')
        git(folder, 'rm', '--quiet', '-r', 'lighthouse')
        writeFiles(folder, {
          'lamps/a.md': 'The beacon\n\nsun\nThe first.\n',
          'lamps/b.md': 'The beacon\n\nsun\nThe first.\nThe second.\n',
        })
        git(folder, 'add', '--all')
        git(folder, 'commit', '--quiet', '--message=Move')
        const { stdout } = await cutover(folder, 'map', 'check', place, '-f', 'json')
        const { summary, items } = JSON.parse(stdout).verification
        assert.deepEqual([summary.done, summary.kept, summary.gone], [2, 2, 0])
        assert.deepEqual(
          items.filter((one: { state: string }) => !['done', 'kept', 'stray'].includes(one.state)),
          [],
        )
      },
    ))

  it('says with line and column what is wrong in a file, and that a term does not occur', () =>
    withMap(async folder => {
      commit(folder, { [place]: 'target: [\n' })
      const broken = await cutover(folder, 'map', 'check', place)
      assert.equal(broken.status, 1)
      assert.match(broken.stdout, /occurrence_map.yaml:2:1 {2}yaml/)
      assert.equal((await cutover(folder, 'map', 'import', place)).status, 2)
      commit(folder, { [place]: 'target: {term: from X import ... }\ncategories: {}\n' })
      const { stdout, status } = await cutover(folder, 'map', 'check', place)
      assert.equal(status, 1)
      assert.match(
        stdout,
        /0 occurrences of `from X import ...` at the base: the term is not literal/,
      )
    }))

  it('answers mistakes', () =>
    withMap(async folder => {
      assert.match((await cutover(folder, 'map', 'chek')).stderr, /did you mean `check`/)
      assert.match((await cutover(folder, 'map', 'check')).stderr, /expected the path of a map/)
      assert.match((await cutover(folder, 'map', 'check', 'no.yaml')).stderr, /does not exist/)
    }))
})
