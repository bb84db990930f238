const letter = /\p{L}|\p{M}/u
const alphanumeric = /[\p{L}\p{M}\p{N}]/u
const upper = /\p{Lu}/u
const lower = /\p{Ll}/u

/**
 * Whether a word may begin at `start`: between `is_` and `rest`, `get` and `Rest`, `XML` and
 * `Rest`, `v2` and `rest`, but not within `forest` or `FOREST`.
 */
export function beginsWord(text: string, start: number): boolean {
  const before = charBefore(text, start)
  const first = text.charAt(start)
  if (!letter.test(before) || !letter.test(first)) return true
  if (isEscape(text, start)) return true
  if (!upper.test(first)) return false
  return !upper.test(before) || lower.test(text.charAt(start + 1))
}

/** Whether a word may end at `end`. Mirrors `beginsWord`: a hump or no letter must follow. */
export function endsWord(text: string, end: number): boolean {
  const last = charBefore(text, end)
  const next = text.charAt(end)
  if (!letter.test(next) || !letter.test(last)) return true
  if (!upper.test(next)) return false
  return !upper.test(last) || lower.test(text.charAt(end + 1))
}

/** Whether the span is a whole identifier, with nothing of it on either side. */
export function isWhole(text: string, start: number, end: number): boolean {
  return !joins(text, start - 1, -1) && !joins(text, end, 1)
}

/** Whether a name goes on at `index`: a letter, digit, `_`, `$`, or a hyphen with a letter behind. */
function joins(text: string, index: number, step: 1 | -1): boolean {
  const char = text.charAt(index)
  if (char === '-') return alphanumeric.test(text.charAt(index + step))
  return (
    char === '_' ||
    char === '$' ||
    (char !== '' && alphanumeric.test(char) && !(step === -1 && isEscape(text, index + 1)))
  )
}

const charBefore = (text: string, index: number): string => {
  const unit = text.charCodeAt(index - 1)
  return unit >= 0xdc00 && unit < 0xe000 ? text.slice(index - 2, index) : text.charAt(index - 1)
}

/** The letter before `start` belongs to an escape such as `\n` in `"\nfeature"`. */
function isEscape(text: string, start: number): boolean {
  if (!/[abfnrtv]/.test(text.charAt(start - 1)) || text.charAt(start - 2) !== '\\') return false
  let slashes = 0
  while (text.charAt(start - 2 - slashes) === '\\') slashes += 1
  return slashes % 2 === 1
}
