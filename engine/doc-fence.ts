import type { Region } from '../core/region.ts'

/** Code in a fence of a documentation comment, with the comment's leaders blanked out. */
export interface DocFence {
  readonly start: number
  /** As long as the source, so that offsets hold: `/// let x` -> `    let x`. */
  readonly text: string
  readonly language: string | undefined
}

const leader = /^[ \t]*(?:\/\/[/!]|\*(?!\/)|#:?|--)?/
const mark = /^[ \t]*(?:\/\/[/!]|\*|#:?|--)?[ \t]*(```+|~~~+)[ \t]*([\w+#-]*)/

/** How far a documentation comment is followed upwards and downwards, in lines. */
const reach = 200

/** The fence around a hit in a comment, or undefined where it stands in plain words. */
export function docFenceAround(
  text: string,
  region: Region,
  hit: number,
  language: string,
): DocFence | undefined {
  if (!/^(?:comment|string)$/.test(region.syntax) || region.role !== 'doc') return undefined
  const isLineComment = /^\/\/[/!]/.test(text.slice(region.start, region.start + 3))
  const above = linesAbove(text, hit, isLineComment ? -1 : region.start)
  const open = above.findLastIndex(({ content }) => mark.test(content))
  const opened = above.filter(({ content }) => mark.test(content)).length
  const first = above[open]
  if (opened % 2 === 0 || !first) return undefined
  const start = first.start + first.content.length + 1
  const end = closing(text, Math.max(start, text.lastIndexOf('\n', hit - 1) + 1))
  const named = mark.exec(first.content)?.[2]
  const isPlain = /^(?:text|txt|none|console|plain|output)$/.test(named ?? '')
  if (isPlain) return undefined
  const isOwn = !named || /^(?:should_panic|no_run|ignore|compile_fail|edition\d+|rust)/.test(named)
  return { start, text: blank(text.slice(start, end)), language: isOwn ? language : named }
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
    if (top === -1 && !/^[ \t]*\/\/[/!]/.test(content)) break
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
