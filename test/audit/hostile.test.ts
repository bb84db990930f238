import assert from 'node:assert/strict'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { malformedIn } from '../../audit/checks/malformed.ts'
import { readManifest } from '../../audit/programs/manifests.ts'
import { commandsIn, flagsOf } from '../../audit/references/command-line.ts'
import { isOfAMoment, tellsThePast } from '../../audit/references/moment.ts'
import { referencesIn } from '../../audit/references/references.ts'
import { retiredTerms } from '../../audit/terms/glossary.ts'
import { linesOf, shinglesOf } from '../../audit/twins/normal.ts'
import { unreleasedOf } from '../../audit/unreleased.ts'
import { matcher } from '../../core/matcher.ts'
import { suppressionsIn } from '../../core/suppression.ts'
import { parseTerm } from '../../core/term.ts'
import { auditIn, auditOf, told } from '../support/audited.ts'
import { type Files, git, withRepository } from '../support/repository.ts'

const size = 60_000

/** What takes quadratic time, or worse, in a pattern that is not bounded. */
const pieces = [
  ...[
    '\n',
    ' ',
    '\t',
    '`',
    '``',
    '[',
    '(',
    '<',
    '"',
    "'",
    '--',
    'a',
    '-',
    'a/',
    '#',
    '{',
    '$ ',
    '.. ',
    '::',
  ],
  ...[
    ':',
    '|',
    ';',
    '&',
    'a=',
    '\\',
    '[a](',
    '[a]: ',
    '![',
    '<a ',
    ' href="x" ',
    '[[bin]]\n',
    '[[bin]]',
  ],
  ...[
    'console_scripts=[',
    'console_scripts=\n',
    '# cutover-ignore-line a',
    '# cutover-ignore-line ',
    '<!--',
  ],
  ...[
    '- ',
    '> ',
    '1. ',
    '| ',
    '~',
    '*',
    '_',
    '%',
    '=',
    'a: ',
    'a:\n',
    'use `',
    'é',
    'a.',
    'include::',
    'xref:',
  ],
  ...[
    '\\\n',
    'a\n',
    '`\n',
    '"\n',
    '.. include:: ',
    'unreleased\n',
    '## ',
    'import ',
    '&a [',
    '*a ,',
    '---\n',
  ],
]

const names = matcher([parseTerm('lighthouse')])

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  ...Object.fromEntries(
    ['a.md', 'a.rst', 'a.adoc', 'a.txt', 'a.toml'].map(path => [
      `the references of ${path}`,
      (text: string) => referencesIn(path, text),
    ]),
  ),
  ...Object.fromEntries(
    [
      ...['package.json', 'pyproject.toml', 'setup.cfg', 'Cargo.toml', 'composer.json'],
      ...['Makefile', 'justfile', 'Taskfile.yml'],
    ].map(path => [`the manifest ${path}`, (text: string) => readManifest(path, text)]),
  ),
  ...Object.fromEntries(
    ['a.yaml', 'a.toml', 'a.json'].map(path => [
      `the file ${path}`,
      (text: string) => malformedIn(path, text),
    ]),
  ),
  'front matter': text => malformedIn('a.md', `---\n${text}\n---\n`),
  'a glossary': text => retiredTerms('glossary.yaml', text),
  'a definition of a glossary': text =>
    retiredTerms(
      'glossary.yaml',
      JSON.stringify({ terms: [{ surface: 'a', status: 'deprecated', definition: text }] }),
    ),
  'a changelog': text => unreleasedOf(text, names),
  'command lines': text => commandsIn(text).map(flagsOf),
  suppressions: suppressionsIn,
  copies: text => shinglesOf(linesOf(text, names, names)),
  moments: text => [isOfAMoment(text.slice(0, 4000)), tellsThePast(text)],
}

describe('a hostile text', () => {
  for (const [name, read] of Object.entries(readers)) {
    it(`is read in bounded time as ${name}`, async () => {
      for (const piece of pieces) {
        const text = `x${piece.repeat(size / piece.length)}`
        const start = performance.now()
        await read(text)
        const took = performance.now() - start
        assert.ok(took < 5000, `${JSON.stringify(piece)} took ${Math.round(took)} ms`)
      }
    }).timeout(120_000)
  }
})

describe('a hostile repository', () => {
  it('may have any names', async () => {
    const odd = [
      'a\nb',
      'a"b',
      "a'b",
      '-e',
      '--',
      '$(x)',
      '`x`',
      '*',
      'a b',
      'é🗼',
      '#',
      '!x',
      '[x](y)',
    ]
    const files = Object.fromEntries(
      odd.flatMap(name => [
        [`docs/${name}.md`, '# Lighthouse\n\n[a](gone.md)\n'],
        [`${name}/README.md`, '# Lighthouse\n'],
        [`.claude/commands/${name}.md`, '# Lighthouse\n'],
      ]),
    )
    const report = await auditOf(files)
    const count = (rule: string) => report.findings.filter(one => one.rule === rule).length
    assert.equal(count('old-term'), 3 * odd.length)
    assert.equal(count('dead-link'), odd.length)
  })

  it('may have long lines and deep nesting', async () => {
    const files: Files = {
      'docs/long.md': `${'[a](b.md) `lamp --x` '.repeat(100_000)}\n`,
      'docs/word.md': 'a'.repeat(2_000_000),
      'docs/deep.md': `${'> '.repeat(3000)}a\n\n${'- '.repeat(3000)}a\n\n${'['.repeat(3000)}a\n`,
      'docs/deeper.md': Array.from({ length: 400 }, (_, at) => `${' '.repeat(2 * at)}- a\n`).join(
        '',
      ),
      'docs/deep.yaml': `a: ${'['.repeat(20_000)}`,
      'docs/deep.json': '['.repeat(20_000),
      'deep.toml': `a = ${'['.repeat(20_000)}`,
      'glossary.yaml': `terms: ${'{a: '.repeat(5000)}`,
      'package.json': '['.repeat(20_000),
      'Taskfile.yml': '{'.repeat(20_000),
    }
    const { findings } = await auditOf(files)
    assert.deepEqual([...new Set(findings.map(({ rule }) => rule))], ['malformed'])
  }).timeout(60_000)

  it('may be a bomb of aliases', async () => {
    const letters = 'abcdefghijklm'.split('')
    const bomb = letters.map(
      (name, at) => `${name}: &${name} [${at === 0 ? 'x' : `*${letters[at - 1]},`.repeat(9)}]\n`,
    )
    const text = bomb.join('')
    const files = {
      'docs/glossary.yaml': `${text}terms: *m\n`,
      'docs/a.md': `---\n${text}---\n# A\n`,
      'lamps.yaml': text,
      'Taskfile.yml': `${text}tasks: *m\n`,
    }
    assert.deepEqual(told(await auditOf(files)), [])
  }).timeout(20_000)

  it('may lead out of itself', () =>
    withRepository(
      { 'docs/a.md': '[a](out/passwd) [b](../../../etc/passwd) `docs/out/passwd`\n' },
      async folder => {
        symlinkSync('/etc', `${folder}/docs/out`)
        symlinkSync('/etc/passwd', `${folder}/glossary.yaml`)
        symlinkSync('/etc/passwd', `${folder}/CHANGELOG.md`)
        symlinkSync('/etc', `${folder}/.agents`)
        git(folder, 'add', '--all')
        const report = await auditIn(folder)
        assert.deepEqual(
          report.findings
            .filter(({ rule }) => rule !== 'dead-link')
            .map(({ rule, path }) => `${rule} ${path}`),
          ['target-unscanned CHANGELOG.md', 'target-unscanned docs/out'],
        )
        assert.equal(report.files.searched, 1)
      },
    ))

  it('may have files where folders should be, and folders where files should be', () =>
    withRepository({ '.claude/commands': 'x\n', '.agents': 'x\n', docs: 'x\n' }, async folder => {
      for (const name of ['README.md', 'glossary.yaml', 'package.json', 'Makefile', 'CHANGELOG.md'])
        mkdirSync(`${folder}/${name}`)
      writeFileSync(`${folder}/README.md/a.md`, '# Lighthouse\n')
      const report = await auditIn(folder)
      assert.deepEqual(told(report), [
        'error old-term README.md/a.md:1:3  Unexpected `Lighthouse` (prose/heading), expected `Beacon`',
      ])
    }))

  it('may be encoded in any way', async () => {
    const text = '# A\r\n\r\nThe lighthouse. [a](gone.md)\r\n'
    const files: Files = {
      'docs/bom.md': `\ufeff${text}`,
      'docs/crlf.md': text,
      'docs/utf16.md': Buffer.from(`\ufeff${text}`, 'utf16le'),
      'docs/latin.md': Buffer.from(`\xe9 ${text}`, 'latin1'),
    }
    const report = await auditOf(files)
    assert.deepEqual(
      report.findings.map(({ rule, path, line, column }) => `${rule} ${path}:${line}:${column}`),
      Object.keys(files)
        .toSorted()
        .flatMap(path => [`old-term ${path}:3:5`, `dead-link ${path}:3:21`]),
    )
  })

  it('may ask for regular expressions by the names of its programs', async () => {
    const files = {
      'package.json':
        '{ "bin": { "(a+)+$": "x", "[": "y", "__proto__": "z" }, "scripts": { "constructor": "x" } }',
      'docs/a.md': '```sh\n[ --x\n__proto__ trim --y\nnpm run toString\n(a+)+$ --z\n```\n',
    }
    const report = await auditOf(files)
    assert.ok(report.findings.every(({ rule }) => rule.startsWith('dead-')))
  })
})
