import type { Span } from '../core/span.ts'
import type { Delimiter, Dialect } from './template-dialects.ts'

/** A piece of a template that its engine replaces, with its marks. */
export interface Hole extends Span {
  readonly inside: Delimiter['inside']
  /** What stands between the marks. */
  readonly content: Span
  /** The mark in front, as written. */
  readonly open: string
}

/** The holes of a text, in order. A mark that is never closed is text. */
export function findHoles(text: string, { delimiters, blocks }: Dialect): readonly Hole[] {
  const opening = new RegExp(delimiters.map(({ open }) => `(${open})`).join('|'), 'g')
  const find = finder(text)
  const holes: Hole[] = []
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const delimiter = delimiters[match.slice(1).findIndex(group => group !== undefined)]
    const mark = { start: match.index, end: match.index + match[0].length }
    const close = delimiter && closeOf(text, mark, { delimiter, find })
    opening.lastIndex = Math.max(close?.end ?? mark.end, match.index + 1)
    if (!delimiter || !close || delimiter.inside === 'literal') continue
    const content = { start: mark.end, end: close.start }
    const hole = {
      start: mark.start,
      end: close.end,
      inside: delimiter.inside,
      content,
      open: match[0],
    }
    const block = blockEnd(text, hole, { blocks, find })
    holes.push(block && block.inside !== 'literal' ? { ...hole, ...block } : hole)
    opening.lastIndex = block?.end ?? opening.lastIndex
  }
  return holes
}

interface Find {
  readonly pattern: (pattern: string, from: number) => Span | undefined
  readonly bracket: (open: string, from: number) => Span | undefined
}

const patience = 20

/** Searches forward; what was missed is not looked for again and again, so that no text takes long. */
function finder(text: string): Find {
  const missing = new Set<string>()
  const compiled = new Map<string, RegExp>()
  let misses = 0
  const pattern: Find['pattern'] = (source, from) => {
    if (missing.has(source)) return undefined
    const search = compiled.get(source) ?? new RegExp(source, 'g')
    compiled.set(source, search)
    search.lastIndex = from
    const match = search.exec(text)
    if (!match) missing.add(source)
    return match ? { start: match.index, end: match.index + match[0].length } : undefined
  }
  const bracket: Find['bracket'] = (open, from) => {
    const close = misses < patience ? closingBracket(text, open, from) : undefined
    if (!close) misses += 1
    return close
  }
  return { pattern, bracket }
}

interface Closing {
  readonly delimiter: Delimiter
  readonly find: Find
}

function closeOf(text: string, mark: Span, { delimiter, find }: Closing): Span | undefined {
  const { close } = delimiter
  if (close !== undefined) return find.pattern(close, mark.end)
  const open = /[({]/.exec(text.slice(mark.start, mark.end))?.[0] ?? '('
  return find.bracket(open, mark.end)
}

const strings = /[(){}]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/gs

/** The bracket that closes the one before `start`, past nested ones and strings. */
function closingBracket(text: string, open: string, start: number): Span | undefined {
  const close = open === '(' ? ')' : '}'
  let depth = 1
  strings.lastIndex = start
  for (let match = strings.exec(text); match; match = strings.exec(text)) {
    if (match[0] === open) depth += 1
    if (match[0] === close) depth -= 1
    if (depth === 0) return { start: match.index, end: match.index + 1 }
  }
  return undefined
}

interface Blocks {
  readonly blocks: Dialect['blocks']
  readonly find: Find
}

/** What the tag's block takes up, where the block is a comment, code, or kept as it is. */
function blockEnd(text: string, { start, inside, content, end }: Hole, { blocks, find }: Blocks) {
  if (inside !== 'tag') return undefined
  const word = /^\s*(\w+)/.exec(text.slice(content.start, content.end))?.[1] ?? ''
  const kind = Object.hasOwn(blocks, word) ? blocks[word] : undefined
  const last = kind && find.pattern(`\\{%[-~+]?\\s*end${word}\\b[^%]*%\\}`, end)
  if (!last) return undefined
  return {
    start,
    inside: kind,
    end: kind === 'comment' ? last.end : last.start,
    content: { start: end, end: last.start },
  }
}
