import assert from 'node:assert/strict'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { withRepository, writeFiles } from '../support/repository.ts'
import { cutover } from './cutover.ts'

const files = { 'docs/a.md': '# Lighthouse\n', 'README.md': '# Beacon\n' }
const term = ['audit', '--term', 'lighthouse=beacon'] as const

describe('cutover audit', () => {
  it('writes each format to the file that is asked for', () =>
    withRepository(files, async folder => {
      const formats = ['json', 'ndjson', 'markdown', 'pretty'].flatMap(name => [
        '-f',
        `${name}=out.${name}`,
      ])
      assert.equal((await cutover(folder, ...term, ...formats)).status, 1)
      const read = (name: string) => readFileSync(`${folder}/out.${name}`, 'utf8')
      assert.equal(JSON.parse(read('json')).schema, 'cutover/audit@1')
      assert.match(read('ndjson'), /^\{"type":"head".*\n/)
      assert.match(
        read('markdown'),
        /^<!-- a report of cutover -->\n### Failed: 1 error in 2 files, 2 targets\n/,
      )
      assert.match(read('pretty'), /^1 error in 2 files, 2 targets\n/)
    }))

  it('gates on new findings once the old ones are accepted', () =>
    withRepository(files, async folder => {
      assert.equal((await cutover(folder, ...term)).status, 1)
      assert.equal((await cutover(folder, ...term, '--update-baseline')).status, 0)
      assert.ok(existsSync(`${folder}/.cutover/baseline.json`))
      assert.equal((await cutover(folder, ...term)).status, 0)
      writeFiles(folder, { 'docs/b.md': '# Lighthouse\n' })
      assert.equal((await cutover(folder, ...term)).status, 1)
    }))

  it('reads and writes the baseline that is named, inside of the repository', () =>
    withRepository(files, async folder => {
      const named = ['--baseline', 'lamps.json'] as const
      const missing = await cutover(folder, ...term, ...named)
      assert.deepEqual([missing.status, /lamps\.json/.test(missing.stderr)], [2, true])
      assert.equal((await cutover(folder, ...term, ...named, '--update-baseline')).status, 0)
      assert.equal((await cutover(folder, ...term, ...named)).status, 0)
      assert.equal(
        (await cutover(`${folder}/docs`, ...term, '--baseline', '../lamps.json')).status,
        0,
      )
      for (const outside of ['../lamps.json', '/tmp/lamps.json'])
        assert.equal((await cutover(folder, ...term, '--baseline', outside)).status, 2)
    }))

  it('writes no baseline through a link', () =>
    withRepository(files, async folder => {
      symlinkSync('/tmp', `${folder}/.cutover`)
      const { status } = await cutover(folder, ...term, '--update-baseline')
      assert.equal(status, 2)
      assert.equal(existsSync('/tmp/baseline.json'), false)
    }))

  const damages: Readonly<Record<string, RegExp>> = {
    '{"schema": "cutover/baseline@1",\n"findings": [}\n': /\.cutover\/baseline\.json:2:\d+/,
    '{"schema": "other", "findings": []}': /\.cutover\/baseline\.json:1:2/,
    '<<<<<<< HEAD\n': /\.cutover\/baseline\.json:\d+:\d+/,
  }
  for (const [text, message] of Object.entries(damages)) {
    it(`exits 2 with the place of a damaged baseline: \`${text.slice(0, 24).replaceAll('\n', ' ')}\``, () =>
      withRepository({ ...files, '.cutover/baseline.json': text }, async folder => {
        const { status, stderr } = await cutover(folder, ...term)
        assert.equal(status, 2)
        assert.match(stderr, message)
      }))
  }

  it('shows the lists of history, and what is history no more', () =>
    withRepository({ 'docs/adr/a.md': '# Lighthouse\n', 'lamps/a.md': 'Fog.\n' }, async folder => {
      const shown = await cutover(folder, ...term)
      assert.equal(shown.status, 0)
      assert.match(shown.stdout, /history .*\n?.*CHANGELOG\*/)
      const { status, stdout } = await cutover(
        folder,
        ...term,
        '--not-history',
        'adr/',
        '--history',
        'lamps/',
      )
      assert.equal(status, 1)
      assert.match(stdout, /lamps\//)
      assert.doesNotMatch(stdout, / adr\//)
    }))

  it('prints nothing that a terminal would obey', () =>
    withRepository(
      { 'docs/a\u001b[31m\n.md': 'The lighthouse [x](\u001b]0;gone).\n' },
      async folder => {
        for (const format of ['pretty', 'markdown', 'json', 'ndjson']) {
          const { stdout } = await cutover(folder, ...term, '-f', format)
          assert.ok(!stdout.includes('\u001b'), format)
        }
      },
    ))

  it('does not read its own report in Markdown', () =>
    withRepository(files, async folder => {
      await cutover(folder, ...term, '-f', 'markdown=audit.md')
      const first = await cutover(folder, ...term, '-f', 'json')
      const second = JSON.parse(first.stdout)
      assert.deepEqual(
        second.findings.filter(({ path }: { path: string }) => path === 'audit.md'),
        [],
      )
      assert.equal(
        second.targets.find(({ sort }: { sort: string }) => sort === 'root').skipped.report,
        1,
      )
    }))

  it('prunes nothing that it did not look for', () =>
    withRepository({ ...files, 'b.md': '[a](gone.md)\n' }, async folder => {
      await cutover(folder, ...term, '--update-baseline')
      const before = readFileSync(`${folder}/.cutover/baseline.json`, 'utf8')
      for (const other of [
        ['audit', '--term', 'fog=mist'],
        [...term, '--rule', 'dead-link=off', '--include', 'src/'],
        [...term, '--exclude', 'docs/'],
      ]) {
        const { stdout } = await cutover(folder, ...other, '--prune')
        assert.match(stdout, /has 2 accepted findings now, 2 before/, other.join(' '))
      }
      assert.equal(readFileSync(`${folder}/.cutover/baseline.json`, 'utf8'), before)
    }))
})
