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

const masks: Readonly<Record<string, (content: string) => string>> = {
  Blockquote: withoutQuotes,
  hunk: newSide,
  removed: oldSide,
}

/** A region's text with everything blanked out that is not of its language, so that offsets hold. */
export function masked({ trail }: Region, written: string): string {
  const name = trail.find(step => Object.hasOwn(masks, step))
  return name === undefined ? written : (masks[name]?.(written) ?? written)
}
