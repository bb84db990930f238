import { haveCommon, type Starred, standsFor, star } from './stars.ts'
import { type Wildcards, wildcardsMatch, wildcardsMeet, wildcardsOf } from './wildcards.ts'

/** A name of a path that a pattern asks for. */
interface Name {
  readonly text: string
  /** Left out where the text is the name itself. */
  readonly wildcards?: Wildcards
}

/**
 * Paths of files below the root. `*`, `?` and `[seq]` stay within a name, `**` alone between
 * slashes is any number of folders. What ends in a plain name covers that file, or all below that
 * folder: `docs`, `docs/` and `docs/**` all cover `docs/a/b.md`. What ends in a wildcard covers
 * files there and nothing below: neither `d*` nor `docs/*` covers `docs/a/b.md`.
 */
export interface Glob {
  readonly text: string
  /** A star is any number of folders. */
  readonly names: readonly Starred<Name>[]
  /** Whether it has no wildcards. */
  readonly isLiteral: boolean
}

/**
 * Reads a pattern, whatever it is; slashes too many and `.` count for nothing, `..` goes back,
 * and out of the root to where no path is.
 * What ends in a plain name may be told to be a file, and then covers nothing below.
 */
export function globOf(text: string, isFile = false): Glob {
  const segments = segmentsOf(text)
  const names = segments.map(nameOf)
  const end = names.at(-1)
  const tail = tailOf(end, text.endsWith('/'))
  return {
    text,
    names: isFile && isPlain(end) ? names : [...names, ...tail],
    isLiteral: names.every(name => name !== star && name.wildcards === undefined),
  }
}

/** Whether it is for a file by its path. */
export const globCovers = ({ names }: Glob, path: string): boolean =>
  standsFor(names, path.split('/'), isNamed)

/** Whether two have a path in common. */
export function globsMeet({ names: left }: Glob, { names: right }: Glob): boolean {
  if (!left.every(isPossible) || !right.every(isPossible)) return false
  let at = 0
  for (const one of left) {
    const other = right[at]
    if (one === star || other === star || other === undefined) break
    if (!namesMeet(one, other)) return false
    at += 1
  }
  return haveCommon(left.slice(at), right.slice(at), namesMeet)
}

/** Whether a name is what is asked for. */
export const isNamed = ({ text, wildcards }: Name, name: string): boolean =>
  wildcards === undefined ? text === name : wildcardsMatch(wildcards, name)

/** Whether text has what a file system takes for a wildcard. */
export const isWild = (text: string): boolean => /[*?[]/.test(text)

const nameOf = (text: string): Starred<Name> => {
  if (text === '**') return star
  return isWild(text) ? { text, wildcards: wildcardsOf(text) } : { text }
}

const isPlain = (name: Starred<Name> | undefined): boolean =>
  name !== undefined && name !== star && name.wildcards === undefined

const anyName: Name = { text: '*', wildcards: [star] }

/** What may follow the last name: all below a folder. */
function tailOf(end: Starred<Name> | undefined, isFolder: boolean): readonly Starred<Name>[] {
  if (end === star) return [anyName]
  if (isFolder && end !== undefined) return [star, anyName]
  return end?.wildcards === undefined ? [star] : []
}

function segmentsOf(text: string): readonly string[] {
  const segments: string[] = []
  for (const segment of text.split('/')) {
    if (segment === '..' && !['..', undefined].includes(segments.at(-1))) segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments
}

/** Whether some name is what is asked for. */
const isPossible = (name: Starred<Name>): boolean =>
  name === star || name.wildcards === undefined || wildcardsMeet(name.wildcards, [star])

function namesMeet(left: Name, right: Name): boolean {
  if (left.wildcards === undefined) return isNamed(right, left.text)
  if (right.wildcards === undefined) return isNamed(left, right.text)
  return wildcardsMeet(left.wildcards, right.wildcards)
}
