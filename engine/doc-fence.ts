import type { Region } from '../core/region.ts'

/** Code in a fence of a documentation comment, with the comment's leaders blanked out. */
export interface DocFence {
  readonly start: number
  /** As long as the source, so that offsets hold: `/// let x` -> `    let x`. */
  readonly text: string
  readonly language: string | undefined
}

const leader = /^[ \t]*(?:\/\/[/!]?|\*(?!\/)|#:?|--)?/
const mark = /^[ \t]*(?:\/\/[/!]?|\*|#:?|--)?[ \t]*(```+|~~~+)[ \t]*([\w+#-]*)/

/** How far a documentation comment is followed upwards and downwards, in lines. */
const reach = 200

/** The fence around a hit in a comment, or undefined where it stands in plain words. */
export function docFenceAround(
  text: string,
  region: Region,
  hit: number,
  language: string,
): DocFence | undefined {
  if (!/^(?:comment|string)$/.test(region.syntax)) return undefined
  const isLineComment = text.startsWith('//', region.start)
  if (region.role !== 'doc' && !(region.syntax === 'comment' && isLineComment)) return undefined
  const prompted = promptAround(text, hit, language)
  if (prompted) return prompted
  const above = linesAbove(text, hit, isLineComment ? -1 : region.start)
  const open = above.findLastIndex(({ content }) => mark.test(content))
  const opened = above.filter(({ content }) => mark.test(content)).length
  const first = above[open]
  if (opened % 2 === 0 || !first)
    return exampleAround(text, { last: region.end, hit }, { above, language })
  const start = first.start + first.content.length + 1
  const end = closing(text, Math.max(start, text.lastIndexOf('\n', hit - 1) + 1))
  const named = mark.exec(first.content)?.[2]
  const isPlain = /^(?:text|txt|none|console|plain|output)$/.test(named ?? '')
  if (isPlain) return undefined
  const isOwn = !named || /^(?:should_panic|no_run|ignore|compile_fail|edition\d+|rust)/.test(named)
  return { start, text: blank(text.slice(start, end)), language: isOwn ? language : named }
}

const tag = /^[ \t]*\*?[ \t]*@(\w+)/

/** What stands below `@example`, up to the next tag. */
function exampleAround(
  text: string,
  { last, hit }: { readonly last: number; readonly hit: number },
  { above, language }: { readonly above: readonly Line[]; readonly language: string },
): DocFence | undefined {
  const head = above.findLast(({ content }) => tag.test(content))
  if (!head || tag.exec(head.content)?.[1] !== 'example') return undefined
  const start = head.start + head.content.length + 1
  const next = /^[ \t]*\*?[ \t]*@\w+/m.exec(text.slice(start, last))?.index
  const end = next === undefined ? last - 2 : start + next
  return hit < end ? { start, text: blank(text.slice(start, end)), language } : undefined
}

const prompt =
  /^[ \t]*(?:\/\/[/!]|\*|#)?[ \t]*(?:iex(?:\(\d+\))?>|>>>|\.\.\.(?:\(\d+\))?>|irb[^>\n]*>) /

/** A line typed at a prompt: `iex> lighthouse()`, `>>> lighthouse()`. */
function promptAround(text: string, hit: number, language: string): DocFence | undefined {
  const start = text.lastIndexOf('\n', hit - 1) + 1
  const stop = text.indexOf('\n', hit)
  const line = text.slice(start, stop === -1 ? undefined : stop)
  const typed = prompt.exec(line)?.[0].length ?? 0
  if (typed === 0 || hit < start + typed) return undefined
  return { start, text: ' '.repeat(typed) + line.slice(typed), language }
}

interface Line {
  readonly start: number
  readonly content: string
}

/** The comment's lines above the hit's own, the first one first. */
function linesAbove(text: string, hit: number, top: number): readonly Line[] {
  const lines: Line[] = []
  let end = text.lastIndexOf('\n', hit - 1)
  while (end > top && lines.length < reach) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const content = text.slice(start, end)
    if (top === -1 && !/^[ \t]*\/\//.test(content)) break
    lines.unshift({ start, content })
    end = start - 1
  }
  return lines
}

function closing(text: string, from: number): number {
  let start = from
  for (let count = 0; count < reach; count += 1) {
    const end = text.indexOf('\n', start)
    const line = text.slice(start, end === -1 ? undefined : end)
    if (mark.test(line) || end === -1) return start
    start = end + 1
  }
  return start
}

const blank = (block: string): string =>
  block.replace(/^.*$/gm, line =>
    line.replace(leader, found => ' '.repeat(found.length)).replace(/^(\s*)#(?=\s|$)/, '$1 '),
  )
