import type { Region } from '../core/region.ts'

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ')

/** Code in a quote, without the quote's marks. */
const withoutQuotes = (content: string): string =>
  content.replace(/^[ \t]*(?:>[ \t]?)+/gm, marks => ' '.repeat(marks.length))

/** A hunk of a patch as it is afterwards; its first line is the rest of its head. */
const newSide = (content: string): string =>
  content.replace(/(?<=\n)[^\n]*/g, line =>
    /^[-\\]/.test(line) ? blank(line) : line.replace(/^[+ ]/, ' '),
  )

const oldSide = (content: string): string => content.replace(/^-/gm, ' ')

/** The command of a `RUN`, whose lines of comment do not end it. */
const withoutComments = (content: string): string =>
  content.includes('<<')
    ? content
    : content.replace(/(?<=\n)[ \t]*#[^\n]*/g, line => `${' '.repeat(line.length - 1)}\\`)

const masks: Readonly<Record<string, (content: string) => string>> = {
  Blockquote: withoutQuotes,
  hunk: newSide,
  removed: oldSide,
  run: withoutComments,
}

const escaped: Readonly<Record<string, string>> = { n: '\n', r: ' ', t: ' ', '0': ' ' }

/** A string's content as the program has it, with a space for each mark of an escape. */
const unescaped = (content: string): string =>
  content.replace(/\\([^\n])/g, (_, mark: string) => ` ${escaped[mark] ?? mark}`)

/** Whether the quote in front of a string lets a backslash escape: not so in raw strings. */
const hasEscapes = (before: string): boolean => /(?:^|[^"\w@#])[fbuL]{0,2}["'`]$/.test(before)

/** The code in a snapshot is quoted once more, and some tools escape the quotes in it for that. */
function withoutOuterQuotes(content: string): string {
  const inner = content.replace(/^(\s*)"/, '$1 ').replace(/"(\s*)$/, ' $1')
  return /[^\\]"/.test(inner) ? inner : unescaped(inner)
}

/**
 * A region's text with everything blanked out that is not of its language, so that offsets hold.
 * `before` is what stands in front of it.
 */
export function masked({ trail, syntax }: Region, written: string, before = ''): string {
  const name = trail.find(step => Object.hasOwn(masks, step))
  if (name !== undefined) return masks[name]?.(written) ?? written
  if (!/^(?:string|scalar)$/.test(syntax)) return written
  const content = written.includes('\\') && hasEscapes(before) ? unescaped(written) : written
  return /^\s*\n"/.test(content) ? withoutOuterQuotes(content) : content
}
