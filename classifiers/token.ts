import type { Span } from '../core/span.ts'

/** A run of characters without white space, without the punctuation of the sentence around it. */
export interface Token {
  readonly text: string
  /** Where the hit begins and ends in `text`. */
  readonly start: number
  readonly end: number
}

/** Longest run looked at: a minified line is one token, and its ends say nothing. */
const reach = 300

const openers = /^[("'`[{<*_~,;:|=]+(?=[^("'`[{<*_~,;:|=])/
const closers = /[)"'`\]}>*~,;:!?|]+$/

/**
 * The token around a hit, within a region.
 *
 *     see (docs/lighthouse/,       text: docs/lighthouse/
 */
export function tokenAround(text: string, hit: Span, region: Span): Token {
  const low = Math.max(region.start, hit.start - reach)
  const high = Math.min(region.end, hit.end + reach)
  const before = /\S*$/.exec(text.slice(low, hit.start))?.[0] ?? ''
  const after = /^\S*/.exec(text.slice(hit.end, Math.max(high, hit.end)))?.[0] ?? ''
  const [head, tail] = [cutBefore(before), cutAfter(after)]
  const run = head + text.slice(hit.start, hit.end) + tail
  return trim(run, head.length, head.length + hit.end - hit.start)
}

/** A quote or comma inside of a run starts anew: `a="b` is about `b`. */
const cutBefore = (before: string): string =>
  before.slice(1 + Math.max(...cuts(before).map(mark => before.lastIndexOf(mark))))

/** A comma does not cut alternatives in braces: `{src,docs}/lighthouse`. */
const cuts = (before: string): readonly string[] => [
  '"',
  "'",
  '`',
  ';',
  '|',
  '<',
  '(',
  ...(before.includes('{') ? [] : [',']),
]

function cutAfter(after: string): string {
  const end = /["'`,;|><)]/.exec(after)?.index
  return end === undefined ? after : after.slice(0, end)
}

function trim(run: string, start: number, end: number): Token {
  const opened = openers.exec(run)?.[0].length ?? 0
  const lead = Math.min(opened, start)
  const kept = run.slice(lead)
  const closed = closers.exec(kept)?.[0].length ?? 0
  const stop = Math.max(end - lead, kept.length - closed)
  const text = kept.slice(0, stop)
  const last =
    text.endsWith('.') && stop > end - lead && !/\.\.$|\/\.$/.test(text) ? text.slice(0, -1) : text
  return { text: last, start: start - lead, end: end - lead }
}
