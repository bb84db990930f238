import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { checkRules } from '../../../core/check-rules.ts'
import {
  type CommandName,
  commandNames,
  commandOf,
  commandOfAction,
  slots,
} from '../../../missions/commands/actions.ts'
import { agentFolders, agentKeys, pathOf } from '../../../missions/commands/agents.ts'
import { resolveAction } from '../../../missions/commands/resolve.ts'
import { renderThin } from '../../../missions/commands/think/thin.ts'
import { cutover } from '../../cli/cutover.ts'
import { lamps } from '../../support/missions.ts'
import { withRepository } from '../../support/repository.ts'

const docs = readFileSync('docs/commands.md', 'utf8')

/** The cells of the rows of a table of the documentation, without its head. */
function rowsOf(head: string): readonly (readonly string[])[] {
  const [, rest = ''] = docs.split(head)
  const [table = ''] = rest.split('\n\n')
  return table
    .split('\n')
    .filter(line => line.startsWith('| ') && !line.startsWith('| ---'))
    .map(line => line.split(' | ').map(cell => cell.replace(/^\| | \|$/g, '')))
}

/** The words of the table with something in their slots. */
const filledIn = (command: CommandName, words: string, agent: string): string =>
  commandOf(command)
    .words.join(' ')
    .replace(slots.arguments, () => words)
    .replace(slots.agent, () => agent)
    .trimEnd()
    .replaceAll('  ', ' ')

function assertInFiles(command: CommandName): void {
  for (const folder of agentFolders) {
    const line = filledIn(command, folder.placeholder, folder.agent)
    assert.ok(renderThin(command, folder, '3.2.7').includes(`\`${line}\`\n`), line)
  }
}

/** What a command needs, and how it stands in its line. */
function example(command: CommandName) {
  const { level, name } = commandOf(command)
  const wp = level === 'work-package' ? 'WP01' : undefined
  const mission = level === 'none' ? undefined : '042-lamps'
  const filled = [wp, name, mission && `--mission ${mission}`].filter(Boolean).join(' ')
  return { wp, mission, filled }
}

describe('the table of commands', () => {
  it('is sorted, and spells each action as its command with underscores', () => {
    assert.deepEqual(commandNames, [...commandNames].toSorted())
    assert.equal(commandNames.length, 15)
    for (const name of commandNames)
      assert.equal(commandOf(name).action, name.replaceAll('-', '_'), name)
  })

  it('has an action for each command and a command for each action', () => {
    const actions = commandNames.map(name => commandOf(name).action)
    assert.equal(new Set(actions).size, commandNames.length)
    assert.deepEqual(actions.map(commandOfAction), commandNames)
    assert.deepEqual(commandNames.map(commandOfAction), commandNames)
    assert.equal(commandOfAction('constitution'), undefined)
    assert.equal(commandOfAction('toString'), undefined)
  })

  it('names an agent for work packages, and for nothing else', () => {
    for (const name of commandNames) {
      const { level, words } = commandOf(name)
      assert.equal(words.includes(slots.agent), level === 'work-package', name)
      assert.ok(words.includes(slots.arguments), name)
    }
  })

  for (const command of commandNames)
    it(`is what the resolver and the command files say of ${command}`, () =>
      withRepository(lamps, async cwd => {
        const { action } = commandOf(command)
        const { wp, mission, filled } = example(command)
        const request = { cwd, command, mission, workPackage: wp, agent: 'claude' }
        const resolved = await resolveAction(request)
        assert.equal(resolved.command, filledIn(command, filled, 'claude'))
        assert.equal(resolved.action, action)
        assertInFiles(command)
        const flags = ['--wp', wp ?? ''].slice(wp === undefined ? 2 : 0)
        for (const typed of [command, action]) {
          const { status, stdout } = await cutover(cwd, 'resolve', typed, ...flags, '--json')
          assert.deepEqual([status, JSON.parse(stdout).action], [0, action])
        }
      }))

  it('is the table of the documentation', () => {
    const about = { mission: 'a mission', 'work-package': 'a work package', none: 'no mission' }
    assert.deepEqual(
      rowsOf('| command | action | about | file | runs |\n'),
      commandNames.map(name => {
        const { action, level, driven } = commandOf(name)
        const line = filledIn(name, 'A', 'K')
        return [
          name,
          action,
          about[level],
          driven === 'cli' ? 'thin' : 'full prompt',
          `\`${line}\``,
        ]
      }),
    )
  })
})

describe('the table of agents', () => {
  it('is the table of the documentation', () =>
    assert.deepEqual(
      rowsOf('| agent | folder | files | placeholder | state |\n'),
      agentFolders.map(folder => [
        folder.keys.join(', '),
        `\`${folder.folder}\``,
        `\`${pathOf(folder, 'COMMAND').slice(folder.folder.length + 1)}\``,
        folder.placeholder === '' ? 'none' : `\`${folder.placeholder}\``,
        folder.state,
      ]),
    ))

  it('is sorted, has each folder once, and a successor for what goes', () => {
    const folders = agentFolders.map(({ folder }) => folder)
    assert.deepEqual(folders, [...new Set(folders)].toSorted())
    for (const { state, successor } of agentFolders)
      assert.equal(successor === null, state === 'current')
    assert.ok(agentKeys.includes('claude') && agentKeys.includes('letta'))
  })
})

describe('the rules of command files', () => {
  for (const name of Object.keys(checkRules).filter(rule => /^(?:command|agent)-/.test(rule)))
    it(`has a page for ${name}`, () => {
      const path = `docs/rules/${name}.md`
      assert.ok(existsSync(path))
      const page = readFileSync(path, 'utf8')
      for (const part of [
        `# ${name}`,
        'Example',
        'Why it matters',
        'How to mend it',
        'How to silence it',
      ])
        assert.ok(page.includes(part), part)
    })
})
