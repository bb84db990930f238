import type { Located } from '../core/matcher.ts'

/** What a person should know before the occurrence is edited. */
export function notesOf(
  text: string,
  { start, end, text: spelling }: Located,
  replacement: string | null,
): readonly string[] {
  const notes: string[] = []
  if (/\n/.test(spelling)) notes.push('wrapped')
  const article = /(?:^|[^\p{L}])(an?)\s+$/iu.exec(text.slice(Math.max(0, start - 5), start))?.[1]
  if (article && replacement && needsAn(replacement) !== (article.length === 2))
    notes.push('article')
  if (
    /^['’]s?\b/.test(text.slice(end, end + 2)) &&
    /[\p{L}]['’]/u.test(text.slice(end - 1, end + 1))
  )
    notes.push('possessive')
  return notes
}

const needsAn = (word: string): boolean => /^[aeiou]/i.test(word)

/** Whether a capitalised word stands among other capitalised words. */
export function isTitle(text: string, { start, end }: Located): boolean {
  const next = /^[ \t]+(\p{L})/u.exec(text.slice(end, end + 10))?.[1]
  if (next) return next !== next.toLowerCase()
  return /\p{Lu}\p{L}*[ \t]+$/u.test(text.slice(Math.max(0, start - 30), start))
}

/** The word that a near miss stands in: `lighthousekeeper` for `lighthouse`. */
export function wordAround(text: string, start: number, end: number): string {
  const before = /[\p{L}\p{N}_]{0,40}$/u.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? ''
  const after = /^[\p{L}\p{N}_]{0,40}/u.exec(text.slice(end, end + 40))?.[0] ?? ''
  return before + text.slice(start, end) + after
}
