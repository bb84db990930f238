import assert from 'node:assert/strict'
import { cutover } from '../cli/cutover.ts'
import { auditOf, told } from '../support/audited.ts'
import { withRepository } from '../support/repository.ts'

const template = (name: string): string =>
  [
    '---',
    'description: Light the lamp',
    '---',
    '# Light the lamp',
    '',
    `Run \`lamp ${name} --watch\` before the ships come in, and keep the log of the night.`,
    'Say which lamp was lit, who trimmed it, and how long the oil will last.',
    '',
    '1. Read the weather.',
    '2. Trim the wick and clean the glass.',
    '3. Write down the hour.',
    '',
  ].join('\n')

const code = 'const commands = { beacon: 1, trim: 2 }\nconst options = ["--watch", "--oil"]\n'
const manifest = '{ "bin": { "lamp": "cli.js" } }\n'

describe('the audit', () => {
  it('catches the copy of a template that was left on the old command', async () => {
    const report = await auditOf({
      'cli.js': code,
      'package.json': manifest,
      '.claude/commands/light.md': template('beacon'),
      '.gemini/commands/light.md': template('lighthouse'),
      '.kittify/overrides/light.md': template('beacon'),
    })
    assert.deepEqual(
      told(report).map(line => line.replace(/\(\d+ %/, '(N %')),
      [
        'error twin .gemini/commands/light.md:6  Unexpected old name in a line of a near copy of `.claude/commands/light.md` (N % alike), expected what that says',
        'error old-term .gemini/commands/light.md:6:11  Unexpected `lighthouse` (identifier/inline-code), expected `beacon`',
      ],
    )
    assert.equal(report.passed, false)
  })

  it('catches a document that teaches a removed flag', async () => {
    const report = await auditOf({
      'cli.js': code,
      'package.json': manifest,
      'docs/lamp.md':
        '# Lamps\n\n```sh\n$ lamp beacon --watch --oil 3\n$ lamp beacon --wick=2\n```\n',
    })
    assert.deepEqual(told(report), [
      'warning dead-flag docs/lamp.md:5:1  Unexpected option `--wick` of `lamp`, expected one that the code has',
    ])
  })

  it('exits 0 without a finding, and says what it looked at', () =>
    withRepository(
      { 'src/beacon.ts': 'const beacon = 1\n', 'README.md': '# Beacon\n', 'docs/a.md': '# A\n' },
      async folder => {
        const { status, stdout } = await cutover(folder, 'audit', '--term', 'lighthouse=beacon')
        assert.equal(status, 0)
        assert.match(
          stdout,
          /^No findings in 3 files, 2 targets\n {2}terms {5}lighthouse -> beacon/,
        )
        assert.match(stdout, /\*\.md +1 +1 +0 +1 +0 +0\n {2}docs\/ +1 +1 +0 +0 +1 +0/)
      },
    ))

  it('looks at an empty repository', async () => {
    const report = await auditOf({})
    assert.deepEqual(told(report), [])
    assert.deepEqual(report.targets, [])
    assert.equal(report.passed, true)
  })

  it('exits 1 with a finding, and 2 for a mistake', () =>
    withRepository({ 'README.md': '# Lighthouse\n' }, async folder => {
      const line = ['audit', '--term', 'lighthouse=beacon']
      assert.equal((await cutover(folder, ...line)).status, 1)
      assert.equal((await cutover(folder, ...line, '--rule', 'old-term=info')).status, 0)
      assert.equal((await cutover(folder, ...line, '--rule', 'old-term=off')).status, 0)
      assert.equal((await cutover(folder, ...line, '--rule', 'old-terms=off')).status, 2)
      assert.equal((await cutover(folder, ...line, '--rule', 'old-term=loud')).status, 2)
      assert.equal((await cutover(folder, 'audit', '--wp', 'WP01')).status, 2)
      assert.equal((await cutover(folder, 'audit', '--term', '=beacon')).status, 2)
    }))
})
