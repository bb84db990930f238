import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CommandName, commandNames } from '../../../missions/commands/actions.ts'
import { type AgentFolder, agentFolders, pathOf } from '../../../missions/commands/agents.ts'
import { checkCommands, writeCommands } from '../../../missions/commands/commands.ts'
import { renderThin, thinOf } from '../../../missions/commands/think/thin.ts'
import {
  firstDirect,
  former,
  prompt,
  promptBody,
  settings,
  shim,
} from '../../support/command-files.ts'
import { randomFrom } from '../../support/damage.ts'
import { withFolder } from '../../support/repository.ts'

const scraps = [
  '---\n',
  '```text\n$ARGUMENTS\n```',
  '{{ args }}',
  '$PROMPT',
  '"""',
  '\\',
  '\r\n',
  '<!-- spec-kitty-command-version: 3.1.4 -->\n',
  'description: [x\n',
  'prompt = """\n',
  '`spec-kitty agent shim plan`',
  'spec-kitty agent workflow',
  'spec-kitty merge --agent gemini --agent q --feature 042',
  '\u0000',
  '\uFEFF',
  'é😀\u2028',
  '<!-- cutover-ignore-file command-dead, command-shim, command-placeholder: it is kept -->\n',
  '<!-- cutover-ignore-file command-agent, command-front-matter, command-syntax: it is kept -->\n',
  '<!-- cutover-ignore-file command-extension, command-name, command-duplicate: it is kept -->\n',
  '# cutover-ignore-file command-dead: it is kept\n',
]

type Make = (folder: AgentFolder, command: CommandName) => string

const makes: readonly Make[] = [
  (folder, command) => shim(command, folder.agent),
  (folder, command) => former(command, folder),
  (folder, command) => renderThin(command, folder, '3.2.7'),
  (folder, command) => renderThin(command, folder, '3.1.9'),
  (_, command) => prompt(command),
  (folder, command) => firstDirect(command, folder),
  (_, command) =>
    `---\nname: spec-kitty.${command}\ndescription: d\n---\n${promptBody(command, '')}`,
]

/** A dozen command files, some of them in odd places, with odd things in them. */
function projectOf(random: () => number): Record<string, string> {
  const pick = <Item>(items: readonly Item[], otherwise: Item): Item =>
    items[Math.floor(random() * items.length)] ?? otherwise
  const [anyFolder] = agentFolders
  const [anyMake] = makes
  if (!anyFolder || !anyMake) throw new Error('Unexpected empty tables')
  const scrapped = (text: string): string => {
    const at = Math.floor(random() * text.length)
    const cut = random() < 0.3 ? Math.floor(random() * 200) : 0
    return text.slice(0, at) + pick(scraps, '') + text.slice(at + cut)
  }
  const files = Array.from({ length: 12 }, () => {
    const folder = pick(agentFolders, anyFolder)
    const command = pick(commandNames, 'plan')
    const extension = pick(['md', 'toml', 'prompt.md', 'MD', 'txt'], 'md')
    const start = pick(['spec-kitty.', 'spec-kitty.', 'Spec-Kitty.', 'spec-kitty/'], 'spec-kitty.')
    const path =
      random() < 0.6
        ? pathOf(folder, command)
        : `${folder.folder}/${start}${command.replaceAll('-', pick(['-', '_'], '-'))}.${extension}`
    const text = pick(makes, anyMake)(folder, command)
    return [path, random() < 0.5 ? text : scrapped(text)] as const
  })
  return { ...(random() < 0.7 ? settings : {}), ...Object.fromEntries(files) } as Record<
    string,
    string
  >
}

const filesBelow = (root: string, folder: string): readonly string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    : []

/** What a check says that `write` mends. */
const writable = /^`cutover commands write --agent [\w-]+`$/

/** Random projects of each law; `LAWS=50` makes more of them. */
const rounds = Number(process.env['LAWS'] ?? 10)

describe('the writing of any command files', () => {
  for (const seed of Array.from({ length: 3 * rounds }, (_, index) => index + 101))
    it(`touches exactly what a check says it mends, seed ${seed}`, () => {
      const numbers = randomFrom(seed)
      const files = projectOf(() => numbers(2 ** 20) / 2 ** 20)
      return withFolder(files, async cwd => {
        const request = { cwd, severities: new Map() }
        const { findings } = await checkCommands(request)
        const told = findings.filter(
          ({ state, remedy, path }) =>
            state === 'new' && path in files && writable.test(remedy ?? ''),
        )
        const wishes = { agents: [], all: true, force: false, dryRun: false }
        const { steps, failures } = await writeCommands({ ...request, ...wishes })
        assert.deepEqual(failures, [])
        const changed = Object.entries(files).flatMap(([path, text]) =>
          existsSync(join(cwd, path)) && readFileSync(join(cwd, path), 'utf8') === text
            ? []
            : [path],
        )
        assert.deepEqual(changed.toSorted(), [...new Set(told.map(({ path }) => path))].toSorted())
        assert.deepEqual(
          steps
            .filter(({ did }) => did !== 'created')
            .map(({ path }) => path)
            .toSorted(),
          changed.toSorted(),
        )
      })
    })

  for (const seed of Array.from({ length: rounds }, (_, index) => index + 1))
    it(`loses nothing, does what it said, and does it once, seed ${seed}`, () => {
      const numbers = randomFrom(seed)
      const random = () => numbers(2 ** 20) / 2 ** 20
      const files = projectOf(random)
      const force = random() < 0.3
      return withFolder(files, async cwd => {
        const request = { cwd, severities: new Map(), agents: [], all: true, force }
        const dry = await writeCommands({ ...request, dryRun: true })
        const done = await writeCommands({ ...request, dryRun: false })
        assert.deepEqual(done.findings, dry.findings)
        assert.deepEqual(done.failures, [])
        assert.deepEqual((await writeCommands({ ...request, dryRun: false })).steps, [])
        const kept = new Set(filesBelow(cwd, '.cutover/replaced'))
        for (const [path, text] of Object.entries(files)) {
          const now = existsSync(join(cwd, path)) ? readFileSync(join(cwd, path), 'utf8') : ''
          assert.ok(now === text || kept.has(text) || thinOf(text) !== undefined, path)
        }
      })
    })
})
