import assert from 'node:assert/strict'
import { auditOf, placesOf } from '../support/audited.ts'

const lines = [
  'Before the ships come in, light the lamp and look at the weather of the night.',
  'Trim the wick, clean the glass, and fill the tank with oil for twelve hours.',
  'Write the hour and the name of the keeper into the book that lies on the table.',
  'When the fog comes, sound the horn every two minutes until it has lifted again.',
  'In the morning put out the lamp, draw the curtains and rest until the afternoon.',
  'Whoever finds a broken pane tells the harbour, which sends a glazier with a boat.',
]

const page = (name: string, ...more: readonly string[]) =>
  `# Keeping\n\nThe ${name} is kept by two people who know it well.\n\n${[...lines, ...more].join('\n')}\n`

const twins = async (files: Readonly<Record<string, string>>) => {
  const { findings } = await auditOf(files)
  return findings
    .filter(({ rule }) => rule === 'twin')
    .map(
      ({ path, line, related }) =>
        `${path}:${line} ${related.map(one => `${one.path}:${one.line}`)}`,
    )
}

describe('twin', () => {
  it('finds a copy that was left behind, by its line and that of the other', async () => {
    assert.deepEqual(
      await twins({ 'docs/a.md': page('lighthouse'), 'docs/b.md': page('beacon') }),
      ['docs/a.md:3 docs/b.md:3'],
    )
  })

  it('finds a near copy', async () => {
    const other = page('beacon', 'A boat brings bread on Mondays.').replace('twelve', 'ten')
    assert.deepEqual(await twins({ 'docs/a.md': page('lighthouse'), 'docs/b.md': other }), [
      'docs/a.md:3 docs/b.md:3',
    ])
  })

  it('finds one that has both names, where a line was forgotten', async () => {
    const half = page('lighthouse', 'The beacon is red.')
    const whole = page('beacon', 'The beacon is red.')
    assert.deepEqual(await twins({ 'docs/a.md': half, 'docs/b.md': whole }), [
      'docs/a.md:3 docs/b.md:3',
    ])
  })

  it('finds it in other spellings and with other line ends', async () => {
    const old = page('lighthouse').replaceAll('\n', '\r\n')
    assert.deepEqual(await twins({ 'docs/a.md': old, 'docs/b.md': page('BEACON') }), [
      'docs/a.md:3 docs/b.md:3',
    ])
  })

  it('names the nearest of several', async () => {
    const far = page(
      'beacon',
      ...Array.from({ length: 3 }, (_, at) => `Day ${at}: rain on the sea and more of it.`),
    )
    const files = { 'docs/a.md': page('lighthouse'), 'docs/b.md': far, 'docs/c.md': page('beacon') }
    assert.deepEqual(await twins(files), ['docs/a.md:3 docs/c.md:3'])
  })

  it('finds what is less alike where the names of the files are the same', async () => {
    const more = lines.map(line => line.split(' ').toReversed().join(' '))
    const other = page('beacon', ...more)
    const paths = (second: string) => ({
      '.claude/commands/light.md': page('lighthouse'),
      [second]: other,
    })
    assert.equal((await twins(paths('.gemini/commands/light.md'))).length, 1)
    assert.equal((await twins(paths('.gemini/commands/oil.md'))).length, 0)
  })

  it('takes two texts that are alike in nothing but the name for two', async () => {
    const other = `# Harbour\n\nThe beacon is kept by two people who know it well.\n\n${Array.from({ length: 30 }, (_, at) => `Ship ${at} carries salt, tar and ${at} barrels of fish to the north.`).join('\n')}\n`
    assert.deepEqual(await twins({ 'docs/a.md': page('lighthouse'), 'docs/b.md': other }), [])
  })

  it('takes copies that are both old, or both new, for what they are', async () => {
    assert.deepEqual(
      await twins({ 'docs/a.md': page('lighthouse'), 'docs/b.md': page('lighthouse') }),
      [],
    )
    assert.deepEqual(await twins({ 'docs/a.md': page('beacon'), 'docs/b.md': page('beacon') }), [])
  })

  it('holds nothing against history', async () => {
    assert.deepEqual(
      await twins({ 'docs/archive/a.md': page('lighthouse'), 'docs/b.md': page('beacon') }),
      [],
    )
  })

  it('is suppressed with a reason', async () => {
    const old = `<!-- cutover-ignore-file twin, old-term: the page of the old tower -->\n${page('lighthouse')}`
    const report = await auditOf({ 'docs/a.md': old, 'docs/b.md': page('beacon') })
    assert.deepEqual(report.findings.map(({ rule, state }) => `${state} ${rule}`).toSorted(), [
      'suppressed old-term',
      'suppressed twin',
    ])
    assert.equal(report.passed, true)
  })
})

describe('undocumented-term', () => {
  const code = { 'src/a.ts': 'const beacon = 1\n' }
  const of = async (files: Readonly<Record<string, string>>) =>
    placesOf(await auditOf(files), 'undocumented-term')

  it('finds a name that was changed in code, and that no document has', async () => {
    const report = await auditOf({ ...code, 'docs/a.md': '# Lamps\n' })
    assert.deepEqual(
      report.findings.map(({ rule, path, message }) => [rule, path, message]),
      [
        [
          'undocumented-term',
          './',
          'Unexpected silence of all documents about `beacon`, once `lighthouse`, expected a word of what the code names 1 time',
        ],
      ],
    )
  })

  const silent: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'a document has the new name': { ...code, 'docs/a.md': '# Beacons\n' },
    'a document has the old name': { ...code, 'docs/a.md': '# Lighthouses\n' },
    'a template has the new name': { ...code, 'docs/a.md': '#\n', 'templates/a.md': '# Beacon\n' },
    'code has the old name too': {
      'src/a.ts': 'const beacon = lighthouse\n',
      'docs/a.md': '# Lamps\n',
    },
    'there are no documents': code,
    'nothing was renamed': { 'src/a.ts': '', 'docs/a.md': '# Lamps\n' },
  }
  for (const [name, files] of Object.entries(silent)) {
    it(`is silent where ${name}`, async () => {
      assert.deepEqual(await of(files), [])
    })
  }
})
