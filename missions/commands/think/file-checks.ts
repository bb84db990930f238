import type { Problem } from '../../../core/check.ts'
import { commandOf, goneCommands } from '../actions.ts'
import { agentKeys, pathOf } from '../agents.ts'
import type { Assessed } from './assess.ts'
import { namedAgents } from './named-agents.ts'
import { formatOf, placeAt } from './parts.ts'
import { tokens } from './placeholders.ts'
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

/** Beside a skill only this much is: nobody knows what else a file there is. */
export const faultsBeside: Check = one =>
  [unreadable, shim, dead]
    .flatMap(check => check(one))
    .map(problem => ({
      ...problem,
      remedy: 'by hand: what lies beside a skill is left as it is',
    }))

/** Of a name that the table does not have only this much is known. */
const strangerChecks: readonly Check[] = [unreadable, shim, dead, stranger]

/** All that is wrong with a file by itself; what `write` can do about it is said later. */
export const faultsOf: Check = one =>
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
  return [{ rule: 'command-syntax', path, message: troubles[trouble] ?? '' }]
}

function shim(one: Assessed): readonly Problem[] {
  const found = one.dead.find(({ isShim }) => isShim)
  if (!found) return []
  const { line, column, text } = found
  const message = `Unexpected generic shim \`${text}\`, expected ${canonical(one)}`
  const place = { path: one.file.path, line, column }
  return [{ rule: 'command-shim', ...place, message }]
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
    },
  ]
}

/** Hyphens and small letters, and the file itself in the folder of the agent. */
function spelling(one: Assessed): readonly Problem[] {
  const { path, folder, extension: found } = one.file
  const right = pathOf(folder, one.name)
  const own = path.slice(folder.folder.length + 1)
  const isSpelled = own.startsWith(
    folder.format === 'skill' && found !== 'SKILL.md'
      ? `spec-kitty.${one.name}.`
      : headIn(right, folder.folder),
  )
  if (isSpelled) return []
  const message = `Unexpected name \`${own}\`, expected \`${right.slice(folder.folder.length + 1)}\``
  return [{ rule: 'command-name', path, message }]
}

/** A path up to the end of the command. */
const headIn = (path: string, folder: string): string =>
  path.slice(folder.length + 1).replace(/^(spec-kitty\.[\w-]+[./]).*$/, '$1')

/** A shim is replaced as a whole: that it has no front matter says nothing more. */
function format(one: Assessed): readonly Problem[] {
  const { path } = one.file
  return one.generation === 'G1' ? [] : one.parts.faults.map(fault => ({ path, ...fault }))
}

const expectedIn = ({ file }: Assessed): string =>
  ({ toml: '{{args}}', skill: '', markdown: '$ARGUMENTS' })[formatOf(file.extension)]

function placeholder(one: Assessed): readonly Problem[] {
  const { path, text, folder } = one.file
  const { told } = one.parts
  if (text === undefined) return []
  const expected = expectedIn(one)
  const say = expected === '' ? 'none: nothing is filled in here' : `\`${expected}\``
  const wrong = tokens.flatMap(([token, form]): readonly Problem[] => {
    const at = token === expected ? -1 : told.search(form)
    const message = `Unexpected placeholder \`${token}\`, expected ${say}`
    const rule = 'command-placeholder'
    return at === -1 ? [] : [{ rule, path, ...placeAt(one.parts, at), message }]
  })
  const isNeeded = folder.placeholder !== '' && expected !== ''
  if (isNeeded && one.thin?.placeholder === '') return [lacking(one, 'command line', say)]
  const isFilled = wrong.length > 0 || told.includes(expected)
  return isNeeded && one.generation === 'prompt' && !isFilled
    ? [lacking(one, 'prompt', say, `by hand: write ${say} where the user's words belong`)]
    : wrong
}

const lacking = (one: Assessed, what: string, say: string, remedy?: string): Problem => ({
  rule: 'command-placeholder',
  path: one.file.path,
  message: `Unexpected ${what} without a placeholder, expected ${say} for the user's words`,
  ...(remedy === undefined ? {} : { remedy }),
})

function agent(one: Assessed): readonly Problem[] {
  const { path, folder } = one.file
  if (one.command === undefined) return []
  const own = [folder.agent, ...folder.keys]
  const wrong = namedAgents(one.parts.told, one.command).find(
    ({ key }) => !own.includes(key) && (one.thin !== undefined || agentKeys.includes(key)),
  )
  if (!wrong) return []
  const message = `Unexpected \`--agent ${wrong.key}\` in a file of ${folder.keys.join(', ')}, expected \`--agent ${folder.agent}\``
  return [{ rule: 'command-agent', path, ...placeAt(one.parts, wrong.offset), message }]
}

function skillName(one: Assessed): readonly Problem[] {
  const { path, extension: found } = one.file
  const { name, faults } = one.parts
  const expected = `spec-kitty.${one.name}`
  if (found !== 'SKILL.md' || one.file.text === undefined || name === expected) return []
  if (faults.some(({ rule }) => rule !== 'command-description')) return []
  return [
    {
      rule: 'command-front-matter',
      path,
      line: 1,
      message: `Unexpected name \`${name ?? ''}\` of the skill, expected \`${expected}\` as its folder has it`,
    },
  ]
}

function marker(one: Assessed): readonly Problem[] {
  if (one.marker || one.generation !== 'prompt' || formatOf(one.file.extension) === 'skill')
    return []
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
  const { told } = one.parts
  const found = text === undefined ? undefined : homes.exec(told)
  return found
    ? [
        {
          rule: 'command-machine-path',
          path,
          ...placeAt(one.parts, found.index),
          message: `Unexpected path \`${found[0]}\` of one machine, expected one below the repository`,
          remedy: 'write it relative to the root of the repository',
        },
      ]
    : []
}

function edited(one: Assessed): readonly Problem[] {
  if (one.generation !== 'edited') return []
  const other = thinOf(one.file.text ?? '')
  const message =
    other && other.command !== one.name
      ? `Unexpected content, which is that of \`${other.command}\`, expected that of \`${one.name}\`: it is left as it is`
      : 'Unexpected content, expected what a generator writes, or a full prompt where one belongs: it is left as it is'
  return [{ rule: 'command-edited', path: one.file.path, message }]
}
