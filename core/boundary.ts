const cased = /[\p{Lu}\p{Ll}\p{Lt}\p{M}]/u
const uncased = /[\p{Lo}\p{Lm}]/u
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const alphanumeric = /[\p{L}\p{M}\p{N}]/u
const digit = /\p{N}/u
const upper = /\p{Lu}/u
const lower = /\p{Ll}/u

/**
 * Whether a word may begin at `start`: between `is_` and `rest`, `get` and `Rest`, `XML` and
 * `Rest`, `v2` and `rest`, but not within `forest`, `FOREST` or `12`.
 */
export function beginsWord(text: string, start: number): boolean {
  const before = charBefore(text, start)
  const first = charAt(text, start)
  if (!runsOn(before, first) || isEscape(text, start)) return true
  if (!upper.test(first)) return false
  return !upper.test(before) || lower.test(text.charAt(start + 1))
}

/** Whether a word may end at `end`. Mirrors `beginsWord`: a hump or no letter must follow. */
export function endsWord(text: string, end: number): boolean {
  const last = charBefore(text, end)
  const next = charAt(text, end)
  if (!runsOn(last, next)) return true
  if (!upper.test(next)) return false
  return !upper.test(last) || lower.test(text.charAt(end + 1))
}

/** Whether two characters can be of one word: letters of one sort, or digits of one number. */
function runsOn(left: string, right: string): boolean {
  if (digit.test(left) && digit.test(right)) return true
  if (unspaced.test(left) || unspaced.test(right)) return false
  return (cased.test(left) && cased.test(right)) || (uncased.test(left) && uncased.test(right))
}

/** Whether the span is a whole identifier, with nothing of it on either side. */
export function isWhole(text: string, start: number, end: number): boolean {
  return !joins(text, start - 1, -1) && !joins(text, end, 1)
}

/** Whether a name goes on at `index`: a letter, digit, `_`, `$`, or a hyphen with a letter behind. */
function joins(text: string, index: number, step: 1 | -1): boolean {
  const char = text.charAt(index)
  if (char === '-') return alphanumeric.test(text.charAt(index + step))
  if (char === '_' || char === '$') return true
  return char !== '' && alphanumeric.test(char) && !(step === -1 && isEscape(text, index + 1))
}

function charBefore(text: string, index: number): string {
  const unit = text.charCodeAt(index - 1)
  return unit >= 0xdc00 && unit < 0xe000 ? text.slice(index - 2, index) : text.charAt(index - 1)
}

function charAt(text: string, index: number): string {
  const unit = text.charCodeAt(index)
  return unit >= 0xd800 && unit < 0xdc00 ? text.slice(index, index + 2) : text.charAt(index)
}

/** Escapes that end in a letter: of strings, patterns, addresses, formats, terminals. */
const escapes =
  /(?:(\\+)(?:[abefnrtvsSdDwWB]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|(?:e|x1b|033)\[[\d;]{0,12}m)|%[0-9A-Fa-f]{2}|%[sdvfqxTu])$/

/** The letter before `start` belongs to an escape such as `\n` in `"\nfeature"`. */
function isEscape(text: string, start: number): boolean {
  const match = escapes.exec(text.slice(Math.max(0, start - 24), start))
  return match !== null && (match[1] === undefined || match[1].length % 2 === 1)
}
