import type { Command } from './commands/command.ts'
import { commands } from './commands/index.ts'

type Rows = readonly (readonly [term: string, description: string])[]

/**
 * Help of one command, or of the program for the empty name; undefined for any other. From the
 * table alone, so that it comes at once.
 */
export function renderHelp(name: string, width: number): string | undefined {
  if (name === '') return programHelp(width)
  const command = Object.entries(commands).find(([key]) => key === name)?.[1]
  return command && commandHelp(name, command, width)
}

function programHelp(width: number): string {
  const list = Object.entries(commands).map(([name, { summary }]) => [name, summary] as const)
  return [
    'Usage: cutover <command> [options]',
    '',
    'Finds every occurrence of a name in a codebase, and says what each one is.',
    section('Commands', [...list, ['help [command]', 'print the help of a command']], width),
    section('Options', [['-V, --version', 'print the version'], helpRow], width),
    '',
  ].join('\n')
}

function commandHelp(name: string, command: Command, width: number): string {
  const syntax = command.arguments.map(argument => ` ${argument.syntax}`).join('')
  const { summary } = command
  const sections = [
    section(
      'Arguments',
      command.arguments.map(argument => [argument.syntax, argument.description]),
      width,
    ),
    section(
      'Options',
      [...command.options.map(option => [option.flags, option.description] as const), helpRow],
      width,
    ),
    ...command.lists.map(({ title, rows }) => section(title, rows, width)),
    section(
      'Examples',
      command.examples.map(line => [line, ''] as const),
      width,
    ),
  ]
  return [
    `Usage: cutover ${name} [options]${syntax}`,
    '',
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    ...sections.filter(text => text !== ''),
    '',
  ].join('\n')
}

const helpRow = ['-h, --help', 'print this help'] as const

/** A title and its rows, or nothing at all. */
function section(title: string, rows: Rows, width: number): string {
  if (rows.length === 0) return ''
  const column = Math.max(...rows.map(([term]) => term.length)) + 4
  const lines = rows.map(([term, description]) => {
    const [first = '', ...rest] = wrap(description, Math.max(width - column, 30))
    return [`  ${term}`.padEnd(column) + first, ...rest.map(line => ' '.repeat(column) + line)]
  })
  return `\n${title}:\n${lines
    .flat()
    .map(line => line.trimEnd())
    .join('\n')}`
}

/** Breaks a text between words into lines of a width. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
