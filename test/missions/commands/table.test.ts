import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { checkRules } from '../../../core/check-rules.ts'
import {
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

  it('is what the resolver and the command files say', () =>
    withRepository(lamps, async cwd => {
      for (const command of commandNames) {
        const { level, words, name } = commandOf(command)
        const resolved = await resolveAction({
          cwd,
          command,
          mission: level === 'none' ? undefined : '042',
          workPackage: level === 'work-package' ? 'WP01' : undefined,
          agent: 'claude',
        })
        const filled = [
          ...(level === 'work-package' ? ['WP01'] : []),
          ...(name === undefined ? [] : [name]),
          ...(level === 'none' ? [] : ['--mission', '042-lamps']),
        ]
        const expected = words
          .flatMap(word =>
            word === slots.arguments ? filled : word === slots.agent ? 'claude' : word,
          )
          .join(' ')
        assert.equal(resolved.command, expected)
        assert.equal(resolved.action, commandOf(command).action)
        for (const folder of agentFolders) {
          const line = words
            .flatMap(word =>
              word === slots.arguments
                ? folder.placeholder || []
                : word === slots.agent
                  ? folder.agent
                  : word,
            )
            .join(' ')
          assert.ok(renderThin(command, folder, '3.2.7').includes(`\`${line}\`\n`), line)
        }
      }
    }))

  it('resolves every command on the command line, in either spelling', () =>
    withRepository(lamps, async folder => {
      for (const name of commandNames) {
        const { level, action } = commandOf(name)
        const wp = level === 'work-package' ? ['--wp', 'WP01'] : []
        for (const typed of [name, action]) {
          const { status, stdout } = await cutover(folder, 'resolve', typed, ...wp, '--json')
          assert.equal(status, 0, typed)
          assert.equal(JSON.parse(stdout).action, action)
        }
      }
    }))

  it('is the table of the documentation', () => {
    const about = { mission: 'a mission', 'work-package': 'a work package', none: 'no mission' }
    assert.deepEqual(
      rowsOf('| command | action | about | file | runs |\n'),
      commandNames.map(name => {
        const { action, level, driven, words } = commandOf(name)
        const line = words
          .map(word => (word === slots.arguments ? 'A' : word === slots.agent ? 'K' : word))
          .join(' ')
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
