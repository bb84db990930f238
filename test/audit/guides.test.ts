import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { main } from '../../cli/main.ts'
import { targetSorts } from '../../core/audit-report.ts'
import { checkRules } from '../../core/check-rules.ts'
import { terminal } from '../cli/terminal.ts'
import { lamps, taskFile } from '../support/missions.ts'
import { git, withRepository } from '../support/repository.ts'

/** A project in which the code has the new name, and a template and a document have the old one. */
const project = {
  ...lamps,
  'kitty-specs/042-lamps/tasks/WP03-c.md': taskFile(
    'WP03',
    'execution_mode: code_change\nscope: codebase-wide\n',
  ),
  'package.json': '{"name": "coast", "bin": {"coast": "src/main.ts"}, "scripts": {"light": "x"}}\n',
  'src/main.ts': "export const beacon = option('--beacon')\n",
  '.kittify/glossaries/coast.yaml':
    'terms:\n  - surface: lighthouse\n    status: deprecated\n    definition: Replaced by `beacon`.\n',
  'README.md': '# The coast\n\nRun `coast --beacon north`, or `npm run light`.\n',
  'docs/guide.md': '# The lighthouse\n\nSee [the start](../README.md).\n',
  'templates/keeper.md': 'Light the lighthouse at dusk, and look at the horizon before you do.\n',
  '.claude/commands/keeper.md':
    'Light the beacon at dusk, and look at the horizon before you do.\n',
}

/** Each command of the shell blocks of a document, with the exit status that it says. */
const commandsOf = (path: string) =>
  [...readFileSync(path, 'utf8').matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].flatMap(
    ([, block = '']) =>
      block
        .split('\n')
        .filter(line => line.trim().startsWith('cutover '))
        .map(line => {
          const [words = '', comment = ''] = line.trim().split(/\s+#\s/)
          return {
            words: words.split(/\s+/).slice(1),
            status: /exits (\d)/.exec(comment)?.[1],
          }
        }),
  )

describe('the guides of audits', () => {
  for (const path of ['docs/audit.md', 'docs/audit-in-ci.md'])
    it(`${path} shows commands that do what it says`, () =>
      withRepository(project, async cwd => {
        const commands = commandsOf(path)
        assert.ok(commands.length >= 5)
        for (const { words, status } of commands) {
          const io = terminal({ cwd, now: () => new Date('2026-11-28T00:00:00Z') })
          const actual = await main(words, io)
          assert.equal(io.stderr.text, '', words.join(' '))
          assert.notEqual(io.stdout.text, '', words.join(' '))
          if (status === undefined) assert.ok(actual <= 1, words.join(' '))
          else assert.equal(String(actual), status, `${words.join(' ')}\n${io.stdout.text}`)
        }
      }))

  it('docs/audit.md lists the rules with their severities, and the targets', () => {
    const text = readFileSync('docs/audit.md', 'utf8')
    const listed = [...text.matchAll(/^\| \[`([\w-]+)`\]\(rules\/\1\.md\) \| (.*) \| (\w+) \|$/gm)]
    assert.deepEqual(
      listed.map(([, rule, summary, severity]) => [rule, { summary, severity }]),
      Object.entries(checkRules)
        .filter(([rule]) => !/^(?:command|agent)-/.test(rule))
        .map(([rule, { summary, severity }]) => [rule, { summary, severity }]),
    )
    for (const sort of Object.keys(targetSorts))
      assert.match(text, new RegExp(`^\\|[^|]*\\b${sort}\\b`, 'm'))
  })
})

describe('schema/', () => {
  it('accepts audits, their findings and baselines', () =>
    withRepository(project, async cwd => {
      const load = (name: string) => JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8'))
      const ajv = new Ajv2020({ allErrors: true })
      ajv.addSchema(load('check-finding'), 'check-finding.schema.json')
      const run = async (...words: readonly string[]): Promise<unknown> => {
        const io = terminal({ cwd })
        await main(['audit', ...words, '-f', 'json'], io)
        assert.equal(io.stderr.text, '')
        return JSON.parse(io.stdout.text)
      }
      const isAudit = ajv.compile(load('audit'))
      for (const words of [
        [],
        ['--term', 'lighthouse=beacon'],
        ['--mission', '042', '--wp', 'WP03', '--term', 'lighthouse'],
        ['--term', 'lighthouse=beacon', '--update-baseline'],
        ['--term', 'lighthouse=beacon'],
      ]) {
        isAudit(await run(...words))
        assert.deepEqual(isAudit.errors, null, words.join(' '))
      }
      const isBaseline = ajv.compile(load('baseline'))
      isBaseline(JSON.parse(readFileSync(`${cwd}/.cutover/baseline.json`, 'utf8')))
      assert.deepEqual(isBaseline.errors, null)
      git(cwd, 'add', '--all')
    }))
})
