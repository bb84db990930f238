import type { Entry } from '../core/entry.ts'
import { decodeText } from '../core/text.ts'
import { readBytes } from './bytes.ts'

/** What is searched: texts in any case, or one expression in both dialects. */
export type SearchPattern =
  | { readonly literals: readonly string[] }
  | {
      /** In Rust's dialect; anything that `test` matches, this must match too. */
      readonly regex: string
      readonly test: RegExp
    }

/** The pattern for rg. */
export function sourceOf(pattern: SearchPattern): string {
  return 'regex' in pattern ? pattern.regex : pattern.literals.map(escapeLiteral).join('|')
}

export function isCaseless(pattern: SearchPattern): boolean {
  return 'regex' in pattern ? pattern.test.ignoreCase : true
}

/**
 * Says whether an entry's content matches, read as an analyzer will read it. What cannot be read
 * matches, so that whoever reads it next can say why.
 */
export function contentTest(root: string, pattern: SearchPattern): (entry: Entry) => boolean {
  const test = bytesTest(pattern)
  return entry => {
    const content = readBytes(root, entry, longestText)
    return 'skipped' in content || test(content.bytes)
  }
}

/** Says whether the bytes of a file match, read as an analyzer will read them. */
export function bytesTest(pattern: SearchPattern): (bytes: Buffer) => boolean {
  const test = 'regex' in pattern ? pattern.test : beginnings(pattern.literals)
  return bytes => textOf(bytes).search(test) !== -1
}

/** A candidate needs the beginning only, and expressions of many thousand letters fail. */
function beginnings(literals: readonly string[]): RegExp {
  const heads = literals.map(literal => [...literal.slice(0, 400)].slice(0, 200).join(''))
  return new RegExp(sourceOf({ literals: heads }), 'iu')
}

/** Beyond this, JavaScript has no string for the text. */
const longestText = 2 ** 28

/** The last byte of UTF-16 with an odd number of them is left out, as rg does. */
function textOf(bytes: Buffer): string {
  return (decodeText(bytes) ?? decodeText(bytes.subarray(0, -1)))?.text ?? ''
}

const escapeLiteral = (literal: string): string => literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
