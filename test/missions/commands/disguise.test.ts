import assert from 'node:assert/strict'
import type { CheckFinding } from '../../../core/check.ts'
import { pathOf } from '../../../missions/commands/agents.ts'
import { checkCommands, writeCommands } from '../../../missions/commands/commands.ts'
import { folderOf, prompt, settings, shim, skills } from '../../support/command-files.ts'
import { type Files, withFolder } from '../../support/repository.ts'

const claude = folderOf('claude')
const gemini = folderOf('gemini')
const plan = pathOf(claude, 'plan')

const find = (files: Files): Promise<readonly CheckFinding[]> =>
  withFolder(
    { ...settings, ...files },
    async cwd => (await checkCommands({ cwd, severities: new Map() })).findings,
  )

const placesOf = async (path: string, text: string): Promise<readonly string[]> =>
  (await find({ [path]: text }))
    .filter(one => one.path === path)
    .map(({ rule, line, column }) => `${rule} ${line}:${column}`)

describe('a command that Spec Kitty does not have is found', () => {
  const disguises: readonly (readonly [text: string, place: string])[] = [
    ['`SPEC-KITTY Agent Shim accept`', 'command-shim 60:2'],
    ['`/usr/local/bin/spec-kitty agent shim`', 'command-shim 60:17'],
    ['`.venv/bin/spec-kitty agent shim`', 'command-shim 60:12'],
    ['./spec-kitty agent shim accept', 'command-shim 60:3'],
    ['$HOME/bin/spec-kitty agent shim accept', 'command-shim 60:11'],
    ['`spec-kitty\tagent\t shim`', 'command-shim 60:2'],
    ['`spec-kitty.exe agent shim`', 'command-shim 60:2'],
    ['`python3 -m specify_cli agent shim`', 'command-shim 60:2'],
    ['    spec-kitty \\\n      agent \\\n      shim accept', 'command-shim 60:5'],
    ['    spec-kitty merge \\\n      --feature 042', 'command-dead 61:7'],
    ['`spec-kitty\u00a0agent\u00a0shim`', 'command-shim 60:2'],
    ['`spec-kitty "agent" \'shim\' accept`', 'command-shim 60:2'],
    ['`spec-kitty --no-color agent --level=3 shim`', 'command-shim 60:2'],
    [`\`${'lamp '.repeat(4000)}spec-kitty agent shim\``, 'command-shim 60:20002'],
    ['`spec-kitty clarify`', 'command-dead 60:2'],
    ['`spec-kitty agent checklist`', 'command-dead 60:2'],
    ['- spec-kitty agent workflow review WP01', 'command-dead 60:3'],
    ['$ spec-kitty agent workflow review WP01', 'command-dead 60:3'],
    ['~~~\nspec-kitty agent workflow review WP01, then light the lamp.\n~~~', 'command-dead 61:1'],
  ]
  for (const [text, place] of disguises)
    it(`as ${JSON.stringify(text.slice(-50))}`, async () => {
      assert.deepEqual(await placesOf(plan, `${prompt('plan')}\n${text}\n`), [place])
    })

  const toml: readonly (readonly [text: string, ...places: string[]])[] = [
    ['`spec-kitty \\u0061gent shim` {{args}}', 'command-shim 4:2'],
    ['{{args}}\n`spec-kitty agent \\\n    shim`', 'command-shim 5:2'],
    ['\\n`spec-kitty agent shim` {{args}}', 'command-shim 4:4'],
    [
      '{{args}}\n\n`spec-kitty agent shim $\\u0041RGUMENTS`',
      'command-shim 6:2',
      'command-placeholder 6:24',
    ],
  ]
  for (const [text, ...places] of toml)
    it(`in TOML as ${JSON.stringify(text)}`, async () => {
      const path = pathOf(gemini, 'plan')
      const found = await placesOf(path, `description = "Light"\n\nprompt = """\n${text}\n"""\n`)
      assert.deepEqual(
        found.filter(one => !one.startsWith('command-edited')),
        places,
      )
    })

  it('in no time that grows faster than the text', async () => {
    const odd = [
      'spec-kitty --a=/spec-kitty ',
      '`spec-kitty ',
      'spec-kitty --feature ',
      '`spec-kitty agent shim` ',
      '/a/b',
      '>    ',
      '`` ',
    ]
    for (const part of odd) {
      const text = part.repeat(Math.floor(1_000_000 / part.length))
      const start = performance.now()
      await find({ [plan]: text })
      assert.ok(performance.now() - start < 5000, part)
    }
  })
})

describe('a command file is found', () => {
  const odd = [
    '.claude/commands/spec-kitty/accept.md',
    '.claude/commands/spec-kitty.accept.MD',
    '.claude/commands/Spec-Kitty.Accept.md',
    '.claude/commands/spec-kitty.accept.mdc',
    '.claude/commands/spec-kitty.accept.txt',
    '.claude/commands/spec-kitty.accept.md.bak',
    '.gemini/commands/spec-kitty/accept.md',
    '.opencode/commands/spec-kitty.accept.md',
  ]
  for (const path of odd)
    it(`as ${path}, and goes where a generator wrote it`, () =>
      withFolder({ ...settings, [path]: shim('accept', 'claude') }, async cwd => {
        const request = { cwd, severities: new Map() }
        const before = (await checkCommands(request)).findings.filter(one => one.path === path)
        assert.ok(before.some(({ rule }) => rule === 'command-shim'))
        assert.ok(
          path.startsWith('.opencode/') ||
            before.some(({ rule }) => rule === 'command-extension' || rule === 'command-name'),
        )
        const wishes = { agents: [], all: true, force: false, dryRun: false }
        assert.ok((await writeCommands({ ...request, ...wishes })).passed)
        const after = (await checkCommands(request)).findings
        assert.ok(!after.some(one => one.path === path && one.severity !== 'info'))
      }))

  it('beside that of a skill, where only what it runs is told and nothing is written', () =>
    withFolder(
      {
        ...settings,
        '.agents/skills/spec-kitty.plan/references/x.md': shim('plan', 'codex'),
        '.agents/skills/spec-kitty.plan/references/y.md': 'Light the lamp.\n',
        '.agents/skills/spec-kitty.checklist/x.md': 'Light the lamp.\n',
      },
      async cwd => {
        const request = { cwd, severities: new Map(), agents: [], all: true, force: true }
        const { findings, steps } = await writeCommands({ ...request, dryRun: false })
        assert.deepEqual(steps, [])
        assert.deepEqual(
          findings
            .filter(({ severity }) => severity !== 'info')
            .map(({ rule, path }) => [rule, path]),
          [
            ['command-retired', '.agents/skills/spec-kitty.checklist/'],
            ['command-missing', '.agents/skills/spec-kitty.plan/'],
            ['command-shim', '.agents/skills/spec-kitty.plan/references/x.md'],
          ],
        )
        assert.equal(pathOf(skills, 'plan'), '.agents/skills/spec-kitty.plan/SKILL.md')
      },
    ))
})
