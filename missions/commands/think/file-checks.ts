import type { Problem } from '../../../core/check.ts'
import { commandOf, goneCommands } from '../actions.ts'
import { agentKeys } from '../agents.ts'
import type { CommandFile } from '../look/file.ts'
import { type Assessed, remedyOf, writeCommand } from './assess.ts'
import { namedAgents } from './named-agents.ts'
import { thinOf } from './thin.ts'

type Check = (one: Assessed) => readonly Problem[]

/** What can be wrong with a file by itself. */
const checks: readonly Check[] = [
  unreadable,
  shim,
  dead,
  extension,
  spelling,
  format,
  placeholder,
  agent,
  skillName,
  marker,
  machinePath,
  edited,
]

/** Of a name that the table does not have only this much is known. */
const strangerChecks: readonly Check[] = [unreadable, shim, dead, stranger]

/** All that is wrong with a file by itself. */
export const problemsOf: Check = one =>
  (one.command === undefined ? strangerChecks : checks).flatMap(check => check(one))

function stranger(one: Assessed): readonly Problem[] {
  if (Object.hasOwn(goneCommands, one.name) || one.thin) return []
  return [
    {
      rule: 'command-edited',
      path: one.file.path,
      message: `Unexpected command \`${one.name}\`, expected one of Spec Kitty's: it is left as it is`,
    },
  ]
}

const troubles: Readonly<Record<string, string>> = {
  unreadable: 'Unexpected file that cannot be read, expected a regular file that can',
  'too-large': 'Unexpected size of more than 1 MiB, expected a command file',
  'no-utf-8': 'Unexpected bytes that are no UTF-8, expected text',
}

function unreadable(one: Assessed): readonly Problem[] {
  const { path, trouble } = one.file
  if (trouble === undefined) return []
  if (trouble === 'link')
    return [
      {
        rule: 'command-link',
        path,
        message:
          'Unexpected link in place of a command file, expected a file: links are not followed',
        remedy: 'put the file itself there, or check the folder that it leads to',
      },
    ]
  return [{ rule: 'command-syntax', path, message: troubles[trouble] ?? '', remedy: remedyOf(one) }]
}

function shim(one: Assessed): readonly Problem[] {
  const found = one.dead.find(({ isShim }) => isShim)
  if (!found) return []
  const { line, column, text } = found
  const message = `Unexpected generic shim \`${text}\`, expected ${canonical(one)}`
  const place = { path: one.file.path, line, column }
  return [{ rule: 'command-shim', ...place, message, remedy: remedyOf(one) }]
}

const canonical = ({ command }: Assessed): string =>
  command === undefined
    ? 'no file of this name'
    : `\`${commandOf(command)
        .words.filter(word => !word.startsWith('{') && word !== '--agent')
        .join(' ')}\` itself`

function dead(one: Assessed): readonly Problem[] {
  return one.dead
    .filter(({ isShim }) => !isShim)
    .map(({ text, instead, line, column }) => ({
      rule: 'command-dead',
      path: one.file.path,
      line,
      column,
      message: `Unexpected \`${text}\`, which Spec Kitty does not have, expected ${instead}`,
      remedy: remedyOf(one),
    }))
}

function extension(one: Assessed): readonly Problem[] {
  const { path, folder, extension: found } = one.file
  if (found === folder.extension || one.command === undefined) return []
  const expected =
    folder.extension === 'SKILL.md' ? 'a folder with SKILL.md' : `.${folder.extension}`
  return [
    {
      rule: 'command-extension',
      path,
      message: `Unexpected \`.${found}\` in \`${folder.folder}/\`, expected \`${expected}\`: the agent loads nothing else`,
      remedy: remedyOf(one),
    },
  ]
}

function spelling(one: Assessed): readonly Problem[] {
  const { path, stem } = one.file
  if (stem === one.name || one.command === undefined) return []
  const message = `Unexpected spelling \`${stem}\`, expected \`${one.name}\``
  return [{ rule: 'command-name', path, message, remedy: remedyOf(one) }]
}

/** A shim is replaced as a whole: that it has no front matter says nothing more. */
function format(one: Assessed): readonly Problem[] {
  const { path } = one.file
  return one.generation === 'G1'
    ? []
    : one.parts.faults.map(fault => ({ path, remedy: remedyOf(one), ...fault }))
}

const tokens = [
  ['$ARGUMENTS', /\$ARGUMENTS(?!\w)/],
  ['$PROMPT', /\$PROMPT(?!\w)/],
  ['{{args}}', /\{\{ ?args ?\}\}/],
] as const

const expectedIn = ({ extension: found }: CommandFile): string =>
  found === 'toml' ? '{{args}}' : found === 'SKILL.md' ? '' : '$ARGUMENTS'

function placeholder(one: Assessed): readonly Problem[] {
  const { path, text, folder } = one.file
  if (text === undefined) return []
  const expected = expectedIn(one.file)
  const say = expected === '' ? 'none: nothing is filled in here' : `\`${expected}\``
  const wrong = tokens.flatMap(([token, form]): readonly Problem[] => {
    const at = token === expected ? -1 : text.search(form)
    return at === -1
      ? []
      : [
          {
            rule: 'command-placeholder',
            path,
            ...placeIn(text, at),
            message: `Unexpected placeholder \`${token}\`, expected ${say}`,
            remedy: remedyOf(one),
          },
        ]
  })
  const isMissing = one.thin?.placeholder === '' && folder.placeholder !== '' && expected !== ''
  const missing: Problem = {
    rule: 'command-placeholder',
    path,
    message: `Unexpected command line without a placeholder, expected ${say} for the user's words`,
    remedy: remedyOf(one),
  }
  return isMissing ? [missing] : wrong
}

function placeIn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

function agent(one: Assessed): readonly Problem[] {
  const { path, text = '', folder } = one.file
  const own = [folder.agent, ...folder.keys]
  const wrong = namedAgents(text).find(
    ({ key }) => !own.includes(key) && (one.thin !== undefined || agentKeys.includes(key)),
  )
  if (!wrong) return []
  return [
    {
      rule: 'command-agent',
      path,
      ...placeIn(text, wrong.offset),
      message: `Unexpected \`--agent ${wrong.key}\` in a file of ${folder.keys.join(', ')}, expected \`--agent ${folder.agent}\``,
      remedy: remedyOf(one),
    },
  ]
}

function skillName(one: Assessed): readonly Problem[] {
  const { path, extension: found, stem } = one.file
  const { name, faults } = one.parts
  const expected = `spec-kitty.${stem}`
  if (found !== 'SKILL.md' || one.file.text === undefined || name === expected) return []
  if (faults.some(({ rule }) => rule !== 'command-description')) return []
  return [
    {
      rule: 'command-front-matter',
      path,
      line: 1,
      message: `Unexpected name \`${name ?? ''}\` of the skill, expected \`${expected}\` as its folder has it`,
      remedy: remedyOf(one),
    },
  ]
}

function marker(one: Assessed): readonly Problem[] {
  if (one.marker || one.generation !== 'prompt' || one.file.extension === 'SKILL.md') return []
  return [
    {
      rule: 'command-marker',
      path: one.file.path,
      message:
        'Unexpected prompt without a version marker in its first 20 lines, expected one: nobody can tell whether it is current',
      remedy: '`spec-kitty upgrade` writes it anew; suppress this where the prompt is your own',
    },
  ]
}

const homes = /(?<![\w.~/-])(?:\/home\/|\/Users\/|[A-Za-z]:\\Users\\)(?!<|\{|\.\.\.|\$)[\w.-]+/

function machinePath(one: Assessed): readonly Problem[] {
  const { path, text } = one.file
  const found = text === undefined ? undefined : homes.exec(text)
  if (text === undefined || !found) return []
  return [
    {
      rule: 'command-machine-path',
      path,
      ...placeIn(text, found.index),
      message: `Unexpected path \`${found[0]}\` of one machine, expected one below the repository`,
      remedy: 'write it relative to the root of the repository',
    },
  ]
}

function edited(one: Assessed): readonly Problem[] {
  if (one.generation !== 'edited') return []
  const other = thinOf(one.file.text ?? '')
  const what =
    other && other.command !== one.name
      ? `the command file of \`${other.command}\` under this name`
      : 'file that is neither what a generator writes nor a full prompt'
  return [
    {
      rule: 'command-edited',
      path: one.file.path,
      message: `Unexpected ${what}, expected one of them: it is left as it is`,
      remedy: `\`${writeCommand(one.file.folder)} --force\` replaces it and keeps a copy`,
    },
  ]
}
