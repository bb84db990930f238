import { type CommandName, commandNames, commandOf, slots } from '../actions.ts'
import type { AgentFolder } from '../agents.ts'
import { plainText } from './parts.ts'

const run = 'Run this exact command and treat its output as authoritative.'
const hints = [
  'Do not rediscover context from branches, files, prompt contents, or separate charter loads.',
  'When mission selection is required, pass --mission <handle> (mission_id, mid8, or mission_slug).',
]
/** What the first generators of direct files wrote in their place, and those of shims. */
const formerHints = [
  'Do not rediscover context from branches, files, or prompt contents.',
  'In repos with multiple missions, pass --mission <slug> in your arguments.',
]
/** A skill has no placeholder, so that it says where the words of the user go. */
const skillHint = 'Put what the user wrote behind the name of this skill behind it as arguments.'

/** The command line of a command as one agent's files say it. */
export const lineOf = (
  command: CommandName,
  { agent, placeholder }: Pick<AgentFolder, 'agent' | 'placeholder'>,
): string =>
  commandOf(command)
    .words.map(word =>
      word === slots.arguments ? placeholder : word === slots.agent ? agent : word,
    )
    .filter(word => word !== '')
    .join(' ')

export const markerLine = (version: string): string =>
  `<!-- spec-kitty-command-version: ${version} -->`

/** The thin file of a command, byte for byte as Spec Kitty writes it where it writes one. */
export function renderThin(command: CommandName, folder: AgentFolder, version: string): string {
  const { description } = commandOf(command)
  const isSkill = folder.format === 'skill'
  const body = [
    ...(isSkill ? [] : [markerLine(version)]),
    run,
    ...hints,
    ...(isSkill ? [skillHint] : []),
    '',
    `\`${lineOf(command, folder)}\``,
    '',
  ].join('\n')
  if (folder.format === 'toml')
    return `description = "${description}"\n\nprompt = """\n${body.replaceAll('"""', '""\\"')}"""\n`
  const name = isSkill ? [`name: spec-kitty.${command}`] : []
  const invocable = isSkill ? ['user-invocable: true'] : []
  return ['---', ...name, `description: ${description}`, ...invocable, '---', body].join('\n')
}

/** A file that a generator has written and nobody has touched. */
export interface ThinFile {
  readonly generation: 'G1' | 'G2'
  /** A command of the table, or for a shim whatever it was called with. */
  readonly command: string
  readonly agent: string | undefined
  /** Empty where there is none. */
  readonly placeholder: string
  readonly hasFrontMatter: boolean
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const either = (...texts: readonly string[]): string => `(?:${texts.map(escaped).join('|')})`
const markerForm = '<!-- spec-kitty-command-version: \\d+\\.\\d+\\.\\d+[\\w.+-]{0,30} -->'
const [context = '', mission = ''] = hints
const [formerContext = '', formerMission = ''] = formerHints

const shim = new RegExp(
  [
    `^${markerForm}`,
    escaped(run),
    escaped(formerContext),
    `(?:${escaped(formerMission)}\n)?`,
    '`spec-kitty agent shim (?<command>[\\w-]{1,40}) --agent (?<agent>[\\w-]{1,40}) --raw-args "(?<placeholder>\\$ARGUMENTS|\\$PROMPT|\\{\\{args\\}\\})"`\n?$',
  ].join('\n'),
)

/** One form for each command: of every version, agent, placeholder and format. */
const direct = commandNames.map(command => {
  const { description, former = [], words } = commandOf(command)
  const line = words
    .map(word =>
      word === slots.arguments
        ? '(?: (?<placeholder>\\$ARGUMENTS|\\$PROMPT|\\{\\{args\\}\\}))?'
        : word === slots.agent
          ? ' (?<agent>[\\w-]{1,40}|<name>)'
          : ` ${escaped(word)}`,
    )
    .join('')
    .slice(1)
  const told = either(description, ...former)
  const instructions = `${escaped(run)}\n(?:${escaped(context)}\n${escaped(mission)}|${escaped(formerContext)}\n${escaped(formerMission)})\n`
  const body = `${markerForm}\n${instructions}\n\`${line}\`\n`
  const skillBody = `${instructions}${escaped(skillHint)}\n\n\`${line}\`\n`
  const front = `---\ndescription: ${told}\n---\n`
  const skillFront = `---\nname: spec-kitty\\.${command}\ndescription: ${told}\nuser-invocable: true\n---\n`
  return {
    command,
    forms: [
      new RegExp(`^(?<front>${front})?${body}?$`),
      new RegExp(`^(?<front>description = "${told}"\n)\nprompt = """\n${body}"""\n?$`),
      new RegExp(`^(?<front>${skillFront})${skillBody}?$`),
    ],
  }
})

/** Longest thin file, in UTF-16 units; far more than any that was written. */
const longest = 4000

/** Recognises a text that is exactly what a generator wrote, of whatever version and for whomever. */
export function thinOf(text: string): ThinFile | undefined {
  if (text.length > longest) return undefined
  const plain = plainText(text)
  const old = shim.exec(plain)?.groups
  if (old)
    return {
      generation: 'G1',
      command: old['command'] ?? '',
      agent: old['agent'],
      placeholder: old['placeholder'] ?? '',
      hasFrontMatter: false,
    }
  for (const { command, forms } of direct)
    for (const form of forms) {
      const groups = form.exec(plain)?.groups
      if (groups)
        return {
          generation: 'G2',
          command,
          agent: groups['agent'],
          placeholder: groups['placeholder'] ?? '',
          hasFrontMatter: groups['front'] !== undefined,
        }
    }
  return undefined
}
