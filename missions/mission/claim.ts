import type { FrontMatter, Trouble } from './front-matter.ts'

/** What a work package says about the paths that it may change. */
export interface Claim {
  /** `codebase-wide`, or what else somebody wrote. */
  readonly scope: string | undefined
  readonly executionMode: string | undefined
  readonly authoritativeSurface: string | undefined
  readonly owned: readonly Owned[]
  /** Paths that are yet to be made. */
  readonly createIntent: readonly string[]
  /** From 1, in the file, of the keys above as they are written there; 2 for what is not there. */
  readonly lines: Readonly<Record<'scope' | 'execution_mode' | 'authoritative_surface', number>>
  /** What of it cannot be read; whatever can be is above all the same. */
  readonly malformed: readonly Trouble[]
}

/** An entry of `owned_files`. */
export interface Owned {
  readonly pattern: string
  /** From 1, in the file. */
  readonly line: number
}

/** Longest path that systems know, in UTF-16 units. */
const longest = 4096

/** Reads what front matter claims. Keys that it does not know are none of its business. */
export function claimOf(matter: FrontMatter): Claim {
  const { fields, placeOf, trouble } = matter
  const malformed: Trouble[] = trouble ? [trouble] : []
  const complain = (key: string, unexpected: string, expected: string, index?: number) => {
    const message = `Unexpected ${unexpected} in \`${key}\`, expected ${expected}`
    malformed.push({ message, ...placeOf(key, index) })
  }

  const text = (key: string): string | undefined => {
    const value = fields[key] ?? undefined
    if (value === undefined || typeof value === 'string') return value
    complain(key, kindOf(value), 'a text')
    return undefined
  }

  const texts = (key: string, expected: string): readonly Owned[] => {
    const value = fields[key] ?? []
    if (typeof value !== 'string' && !Array.isArray(value)) {
      complain(key, kindOf(value), `a list: ${expected} in each entry`)
      return []
    }
    const entries: readonly unknown[] = typeof value === 'string' ? [value] : value
    return entries.flatMap((entry, index) => {
      const isText = typeof entry === 'string' && entry !== '' && entry.length <= longest
      if (!isText) complain(key, kindOf(entry), `${expected} as text`, index)
      return isText ? [{ pattern: entry, line: placeOf(key, index).line }] : []
    })
  }

  return {
    scope: text('scope'),
    executionMode: text('execution_mode'),
    authoritativeSurface: text('authoritative_surface'),
    owned: texts('owned_files', 'a path or a pattern'),
    createIntent: texts('create_intent', 'a path').map(({ pattern }) => pattern),
    lines: {
      scope: placeOf('scope').line,
      execution_mode: placeOf('execution_mode').line,
      authoritative_surface: placeOf('authoritative_surface').line,
    },
    malformed,
  }
}

/** The claim of a file that cannot be read at all. */
export const noClaim: Claim = claimOf({
  fields: {},
  body: '',
  placeOf: () => ({ line: 1, column: 1 }),
})

function kindOf(value: unknown): string {
  if (value === '') return 'empty text'
  if (value === null || value === undefined) return 'nothing'
  if (typeof value === 'string') return `text of ${value.length} characters`
  if (Array.isArray(value)) return 'list'
  return typeof value === 'object' ? 'map' : `${typeof value} \`${String(value)}\``
}
