import type { Region } from '../../core/region.ts'
import { identifier } from './names.ts'
import { type Site, wordBefore } from './site.ts'

const commandBefore = new Set(['\n', ';', '|', '&', '(', '{', '`', '!'])
const commandAfter = new Set(
  'then do else elif if while until time exec sudo env command builtin begin and or not call'.split(
    ' ',
  ),
)
/** How far a command is looked for: some files are one line. */
const reach = 2000
const assignment = /^@?([A-Za-z_]\w*)\+?=/

/** A word of a command line: the command, an argument, or a variable. */
export function shellWord(site: Site): Region {
  const { text, start, end, before, lineStart, lexicon } = site
  if (lexicon.grammar.sigils?.includes(text[start - 1] ?? ' ')) return identifier(site, 'reference')
  const previous = wordBefore(site, before)
  if (lexicon.declares.has(previous)) return assigned(site, nameOf(text.slice(start, end)))
  const isFirst =
    before === lineStart || commandBefore.has(text[before - 1] ?? '') || commandAfter.has(previous)
  const name = isFirst ? assignment.exec(text.slice(start, end))?.[1] : undefined
  if (name) return assigned(site, name)
  if (isFirst) return { start, end, syntax: 'word', role: 'command', trail: ['command'] }
  const callee = commandOf(text.slice(Math.max(lineStart, start - reach), start))
  return {
    start,
    end,
    syntax: 'word',
    role: 'argument',
    trail: ['command', 'argument'],
    ...(callee ? { context: { callee } } : {}),
  }
}

/** The word that the last command of a line starts with. */
function commandOf(line: string): string | undefined {
  const words =
    line
      .split(/[;|&(){}`]/)
      .at(-1)
      ?.split(/\s+/) ?? []
  const first = words.find(word => word && !commandAfter.has(word) && !assignment.test(word))
  return first?.replace(/^@/, '')
}

/** `NAME=value`: the name or the value, whichever is asked for. */
function assigned({ text, start, end, index }: Site, name: string): Region {
  const equals = start + name.length
  if (index < equals) return identifier({ start, end: equals }, 'declaration')
  const context = { slot: 'value', name } as const
  return {
    start: text.indexOf('=', equals) + 1,
    end,
    syntax: 'word',
    role: 'argument',
    trail: ['assignment', 'value'],
    context,
  }
}

const nameOf = (word: string) => word.slice(0, word.includes('=') ? word.indexOf('=') : word.length)
