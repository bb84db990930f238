import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { pathOf } from '../../missions/commands/agents.ts'
import { renderThin } from '../../missions/commands/think/thin.ts'
import {
  awkwardFiles,
  folderOf,
  oldProject,
  prompt,
  settings,
  shim,
  version,
} from '../support/command-files.ts'
import { lamps } from '../support/missions.ts'
import { withFolder, withRepository } from '../support/repository.ts'
import { cutover } from './cutover.ts'

const claude = folderOf('claude')
const gemini = folderOf('gemini')
const accept = pathOf(claude, 'accept')
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })

function assertFits(name: string, text: string): void {
  const id = `https://unpkg.com/cutover/schema/${name}.schema.json`
  const check =
    ajv.getSchema(id) ?? ajv.compile(JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8')))
  check(JSON.parse(text))
  assert.deepEqual(check.errors ?? null, null)
}

const small = {
  ...settings,
  '.kittify/config.yaml': 'agents: {available: [claude, gemini]}\n',
  ...Object.fromEntries(
    (['dashboard', 'implement', 'merge', 'review', 'status', 'tasks-finalize'] as const).map(
      name => [pathOf(claude, name), renderThin(name, claude, version)],
    ),
  ),
  [accept]: shim('accept', 'claude'),
}

describe('cutover commands', () => {
  it('checks for people, and ends with 1', () =>
    withFolder(small, async folder => {
      const { status, stdout } = await cutover(folder, 'commands', 'check')
      assert.equal(status, 1)
      assert.equal(
        stdout,
        [
          '1 error, 2 infos in 7 command files of 1 agent folder, Spec Kitty 3.2.7',
          '',
          '.claude/commands/spec-kitty.accept.md  error  command-shim',
          '  5:2  Unexpected generic shim `spec-kitty agent shim`, expected `spec-kitty agent mission accept` itself',
          '    mend: `cutover commands write --agent claude`',
          '',
          '.claude/commands/  info  command-prompt-missing',
          '  Unexpected absence of `analyze`, `charter`, `plan`, `research`, `specify`, `tasks`, `tasks-outline`, `tasks-packages`, expected a file of each command',
          '    mend: `spec-kitty upgrade` installs prompts; fine where they lie in your home',
          '',
          '.kittify/config.yaml  info  agent-absent',
          '  Unexpected agent `gemini` without command files in the project, expected some: fine where they lie in your home',
          '',
          'Next: `cutover commands write --all --dry-run` shows what it would mend; without `--dry-run` it does',
          '',
        ].join('\n'),
      )
    }))

  it('shows what it would write, writes it, and then has nothing to do', () =>
    withFolder(small, async folder => {
      const dry = await cutover(folder, 'commands', 'write', '--dry-run')
      assert.equal(dry.status, 0)
      assert.equal(
        dry.stdout,
        [
          '1 file to be changed; 2 infos would be left: 7 command files of 1 agent folder, Spec Kitty 3.2.7',
          '',
          `diff --git a/${accept} b/${accept}`,
          `--- a/${accept}`,
          `+++ b/${accept}`,
          '@@ -1,5 +1,9 @@',
          '-<!-- spec-kitty-command-version: 3.0.3 -->',
          '+---',
          '+description: Validate an approved mission before merge',
          '+---',
          '+<!-- spec-kitty-command-version: 3.2.7 -->',
          ' Run this exact command and treat its output as authoritative.',
          '-Do not rediscover context from branches, files, or prompt contents.',
          '+Do not rediscover context from branches, files, prompt contents, or separate charter loads.',
          '+When mission selection is required, pass --mission <handle> (mission_id, mid8, or mission_slug).',
          ' ',
          '-`spec-kitty agent shim accept --agent claude --raw-args "$ARGUMENTS"`',
          '+`spec-kitty agent mission accept $ARGUMENTS`',
          '',
          'Next: the same without `--dry-run` makes these changes',
          '',
        ].join('\n'),
      )
      const real = await cutover(folder, 'commands', 'write')
      assert.equal(
        real.stdout,
        [
          '1 file changed; 2 infos left: 7 command files of 1 agent folder, Spec Kitty 3.2.7',
          '',
          `replaced  ${accept}: it went through a generic shim`,
          '',
        ].join('\n'),
      )
      const again = await cutover(folder, 'commands', 'write', '--all')
      assert.match(again.stdout, /^Nothing to change; 2 infos left: /)
      assert.equal((await cutover(folder, 'commands', 'check')).status, 0)
    }))

  it('prints JSON that fits its schema, from everywhere in the project', () =>
    withRepository({ ...oldProject(), ...awkwardFiles, 'docs/a.md': '' }, async folder => {
      for (const argv of [['check'], ['write', '--all', '--dry-run'], ['write', '--all']]) {
        const { stdout } = await cutover(`${folder}/docs`, 'commands', ...argv, '--json')
        assertFits('commands', stdout)
        assert.equal(JSON.parse(stdout).command, argv[0])
      }
    }))

  it('prints lines that say the same', () =>
    withRepository({ ...oldProject(), ...awkwardFiles }, async folder => {
      const { stdout: whole } = await cutover(
        folder,
        'commands',
        'write',
        '--all',
        '--dry-run',
        '--json',
      )
      const report = JSON.parse(whole)
      const { stdout } = await cutover(
        folder,
        'commands',
        'write',
        '--all',
        '--dry-run',
        '-f',
        'ndjson',
      )
      const rows = stdout
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line))
      const of = (type: string) => rows.filter(row => row.type === type).map(row => row[type])
      assert.deepEqual(of('finding'), report.findings)
      assert.deepEqual(of('step'), report.steps)
      assert.equal(rows.at(0).schema, report.schema)
      assert.deepEqual(rows.at(-1), {
        type: 'summary',
        counts: report.counts,
        passed: report.passed,
      })
    }))

  it('prints Markdown in which names are code', () =>
    withFolder(small, async folder => {
      const { stdout } = await cutover(folder, 'commands', 'check', '-f', 'markdown')
      assert.match(stdout, /^### 1 error, 2 infos in /)
      assert.match(
        stdout,
        /- \*\*error\*\* `command-shim` `\.claude\/commands\/spec-kitty\.accept\.md:5`: /,
      )
      const dry = await cutover(folder, 'commands', 'write', '--dry-run', '-f', 'markdown')
      assert.match(
        dry.stdout,
        /\n```diff\ndiff --git a\/[\s\S]*\n\+`spec-kitty agent mission accept /,
      )
      const written = await cutover(folder, 'commands', 'write', '-f', 'markdown')
      assert.match(
        written.stdout,
        /\| `\.claude\/commands\/spec-kitty\.accept\.md` \| replaced \| /,
      )
    }))

  it('lets severities be changed, and what is in a file be suppressed there with a reason', () =>
    withFolder(small, async folder => {
      const { status, stdout } = await cutover(
        folder,
        'commands',
        'check',
        '--rule',
        'command-shim=info',
        '--rule',
        'agent-absent=off',
      )
      assert.equal(status, 0)
      assert.match(stdout, /^2 infos in /)
      const strict = await cutover(folder, 'commands', 'write', '--rule', 'agent-absent=warning')
      assert.equal(strict.status, 1)
    }))

  it('counts a suppression that has a reason, and tells of one that suppresses nothing', () =>
    withFolder(
      {
        [pathOf(claude, 'plan')]:
          `${prompt('plan')}\n<!-- cutover-ignore-next-line command-dead: it tells the history -->\nOnce it was \`spec-kitty agent workflow\`.\n<!-- cutover-ignore-file command-agent: none -->\n`,
        [pathOf(claude, 'tasks')]:
          `${prompt('tasks')}\n<!-- cutover-ignore-file command-dead -->\n`,
      },
      async folder => {
        const { stdout } = await cutover(folder, 'commands', 'check', '--json')
        const { findings } = JSON.parse(stdout)
        const seen = findings
          .filter(({ rule }: { rule: string }) => !rule.includes('missing'))
          .map(
            ({ rule, state, line }: { rule: string; state: string; line: number }) =>
              `${rule} ${state} ${line}`,
          )
        assert.deepEqual(seen, [
          'command-dead suppressed 61',
          'unused-suppression new 62',
          'bad-suppression new 60',
        ])
      },
    ))

  it('refuses what it does not know, with a remedy', () =>
    withFolder({}, async folder => {
      const cases: readonly (readonly [RegExp, ...string[]])[] = [
        [/expected one of check, write; did you mean `write`/, 'wirte'],
        [/expected <what>/],
        [/expected it with `write`/, 'check', '--all'],
        [/expected it with `write`/, 'check', '--dry-run'],
        [/expected it with `write`/, 'check', '--agent', 'claude'],
        [/did you mean `claude`/, 'write', '--agent', 'cluade'],
        [/--agent and --all/, 'write', '--agent', 'claude', '--all'],
        [/did you mean `command-shim`/, 'check', '--rule', 'comand-shim=off'],
        [/expected ID=error/, 'check', '--rule', 'command-shim=loud'],
        [/expected ID=error/, 'check', '--rule', 'command-shim'],
        [/did you mean `json`/, 'check', '-f', 'jsn'],
      ]
      for (const [message, ...argv] of cases) {
        const { status, stderr, stdout } = await cutover(folder, 'commands', ...argv)
        assert.deepEqual([status, stdout], [2, ''], argv.join(' '))
        assert.match(stderr, message)
      }
    }))

  it('shows nothing of a file that could steer a terminal', () =>
    withFolder(
      {
        ...settings,
        [pathOf(gemini, 'plan')]: `description = "a"\nprompt = "b"\n\u001b[2J = 1\n`,
        [accept]: shim('accept', 'claude'),
        [pathOf(claude, 'merge')]: `${prompt('merge')}\n\u001b]0;light\u0007 /home/\u202eada\n`,
      },
      async folder => {
        for (const argv of [
          ['check'],
          ['check', '-f', 'markdown'],
          ['write', '--all', '--dry-run'],
          ['write', '--all', '--dry-run', '--json'],
        ]) {
          const { stdout } = await cutover(folder, 'commands', ...argv)
          assert.doesNotMatch(stdout, /[\u001b\u0007\u202e]/, argv.join(' '))
        }
      },
    ))

  it('reads a project in which git ignores all of it', () =>
    withRepository({ '.gitignore': '.claude/\n.kittify/\n', ...small }, async folder => {
      assert.equal((await cutover(folder, 'commands', 'check')).status, 1)
    }))
})

describe('schema/resolve.schema.json', () => {
  it('accepts what the command prints', () =>
    withRepository(lamps, async folder => {
      for (const argv of [
        ['accept'],
        ['dashboard'],
        ['review', '--wp', 'WP01'],
        ['review'],
        ['lighten'],
      ])
        assertFits('resolve', (await cutover(folder, 'resolve', ...argv, '--json')).stdout)
    }))
})
