import assert from 'node:assert/strict'
import { auditOf, told } from '../support/audited.ts'

const found = async (path: string, text: string) =>
  told(await auditOf({ [path]: text, 'README.md': '# Beacon\n' }, { terms: ['lighthouse=beacon'] }))

describe('malformed', () => {
  const bad: Readonly<Record<string, readonly [string, string, string]>> = {
    YAML: ['lamps.yaml', 'a: 1\nb: [1\n', 'lamps.yaml:3:1 '],
    'YAML with a doubled key': ['lamps.yml', 'a: 1\na: 2\n', 'lamps.yml:2:1 '],
    'YAML with a tab': ['lamps.yml', 'a:\n\tb: 1\n', 'lamps.yml:2:1 '],
    TOML: ['lamps.toml', 'a = 1\nb = \n', 'lamps.toml:3:1 '],
    JSON: ['lamps.json', '{\n  "a": 1,,\n}\n', 'lamps.json:2:10 '],
    'JSON that is nested too deeply': ['lamps.json', '['.repeat(3000), 'lamps.json:1:1 '],
    'YAML that is nested too deeply': ['lamps.yaml', '['.repeat(3000), 'lamps.yaml:1:1 '],
    'front matter': ['docs/a.md', '---\ntitle: [\n---\n# A\n', 'docs/a.md:3:1 '],
    'front matter of TOML': ['docs/a.md', '+++\ntitle = \n+++\n# A\n', 'docs/a.md:3:1 '],
    'front matter with carriage returns': [
      'docs/a.md',
      '---\r\na: 1\r\nb: "\r\n---\r\n',
      'docs/a.md:4:1 ',
    ],
    'a glossary': ['docs/glossary.yaml', 'terms: [\n', 'docs/glossary.yaml:2:1 '],
    'the prompt of an agent': [
      '.gemini/commands/a.toml',
      'prompt = """\nlight\n',
      '.gemini/commands/a.toml:3:1 ',
    ],
  }
  for (const [name, [path, text, place]] of Object.entries(bad)) {
    it(`finds ${name}`, async () => {
      const [first = '', ...rest] = await found(path, text)
      assert.ok(first.startsWith(`error malformed ${place}`), first)
      assert.match(first, /Unexpected .+, expected /)
      assert.deepEqual(rest, [])
    })
  }

  const good: Readonly<Record<string, readonly [string, string]>> = {
    'YAML of several documents': ['lamps.yaml', 'a: 1\n---\na: 2\n'],
    'YAML with tags and aliases': ['lamps.yaml', 'a: &x !lamp 1\nb: *x\n'],
    'a template of YAML': ['lamps.yaml', 'a: {{ lamp }\n  b: [\n{{ end }}\n'],
    'JSON with comments and trailing commas': ['tsconfig.json', '// a\n{ "a": [1,], }\n'],
    JSON5: ['lamps.json5', "{ a: 'b', +1 }\n"],
    'an empty file': ['lamps.json', ''],
    'a mark at the start': ['lamps.json', '\ufeff{ "a": 1 }\n'],
    'lines at the top that are no front matter': ['docs/a.md', '---\n\n# A\n'],
    'a test': ['test/lamps.json', '{'],
    'a fixture': ['tests/fixtures/lamps.yaml', 'a: ['],
    history: ['docs/archive/a.md', '---\ntitle: [\n---\n'],
  }
  for (const [name, [path, text]] of Object.entries(good)) {
    it(`allows ${name}`, async () => {
      assert.deepEqual(await found(path, text), [])
    })
  }

  it('is a ledger that cannot be read, which keeps nothing', async () => {
    const plan = [
      'schema: cutover/plan@1',
      'base: abc',
      'terms: [{ from: lighthouse, to: beacon }]',
      'scope: { maxFileSize: 100000 }',
      'decisions: []',
      '',
    ].join('\n')
    const report = await auditOf({
      '.cutover/lamps/plan.yaml': plan,
      '.cutover/lamps/ledger.yaml': 'schema: cutover/ledger@1\nsurvivors: [}\n',
      'docs/a.md': '# Lighthouse\n',
    })
    assert.deepEqual(
      report.findings.map(({ rule, path, line }) => [rule, path, line]),
      [
        ['malformed', '.cutover/lamps/ledger.yaml', 2],
        ['old-term', 'docs/a.md', 1],
      ],
    )
  })
})
