import { type Glob, globCovers, globOf } from './globs.ts'
import { type ClaimingMission, claimantsOf, isCodebaseWide, ownedBy } from './mission.ts'
import { fnmatch } from './wildcards.ts'

/** What the codebase-wide work packages of some missions declare together. */
export interface Scope {
  /** Whether it leaves nothing out. */
  readonly isEverything: boolean
  readonly patterns: readonly ScopePattern[]
  /** The codebase-wide work packages; with none of them the scope is empty. */
  readonly workPackages: readonly { readonly id: string; readonly file: string }[]
}

/** One entry of a scope. */
export interface ScopePattern {
  readonly pattern: string
  readonly glob: Glob
  /** Relative to the root. */
  readonly file: string
  /** From 1. */
  readonly line: number
}

/**
 * The scope of the work packages that say `scope: codebase-wide`. One that owns nothing narrow has
 * everything for its scope, unless something of it could not be read.
 */
export function scopeOf(missions: readonly ClaimingMission[]): Scope {
  const wide = missions.flatMap(claimantsOf).filter(isCodebaseWide)
  const patterns = wide.flatMap(claimant =>
    ownedBy(claimant).map(({ pattern, line }) => ({
      pattern,
      glob: globOf(pattern),
      file: claimant.path,
      line,
    })),
  )
  const isBoundless = wide.some(
    one => ownedBy(one).length === 0 && one.workPackage.claim.malformed.length === 0,
  )
  return {
    isEverything: isBoundless || patterns.some(({ pattern }) => everything.has(pattern)),
    patterns,
    workPackages: wide.map(({ id, path }) => ({ id, file: path })),
  }
}

const everything = new Set(['**', '**/*', './**', './**/*', '.', './', '**/'])

/** Whether a file is in a scope, by its path. Patterns are read as `Glob` says. */
export const covers = ({ isEverything, patterns }: Scope, path: string): boolean =>
  isEverything || patterns.some(({ glob }) => globCovers(glob, path))

/**
 * Whether Spec Kitty takes a folder for covered, by its path without a slash at its end. It asks
 * for the folder and never for files, and any text that the path starts with is enough: `d*` covers
 * `docs`.
 */
export const upstreamCovers = (patterns: readonly string[], target: string): boolean =>
  patterns.some(pattern => {
    const start = withoutEnd(withoutEnd(pattern, '*'), '/')
    return (
      fnmatch(target, pattern) ||
      fnmatch(`${target}/`, pattern) ||
      pattern === '**' ||
      pattern === '**/*' ||
      (start !== '' && target.startsWith(start))
    )
  })

function withoutEnd(text: string, character: string): string {
  let end = text.length
  while (text[end - 1] === character) end -= 1
  return text.slice(0, end)
}
