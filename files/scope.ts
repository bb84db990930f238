import { globMatcher } from '../core/glob.ts'

/** Which part of a tree is looked at. */
export interface Scope {
  /** Files or folders relative to the root; none means all. */
  readonly paths: readonly string[]
  /** Globs, of which a path must match one; none means all. */
  readonly include: readonly string[]
  /** Globs, of which a path may match none. */
  readonly exclude: readonly string[]
  /** False to walk into what ignore files name. */
  readonly ignore: boolean
  /** True to walk into names that begin with a dot. */
  readonly hidden: boolean
}

/**
 * Makes the test for paths from a scope's paths and globs; its two booleans steer the walk.
 *
 * A glob without a slash names files and folders at any depth, any other glob is relative to the
 * root. A glob that names a folder covers what is in it.
 */
export function scopeFilter(
  scope: Pick<Scope, 'paths' | 'include' | 'exclude'>,
): (path: string) => boolean {
  const isIncluded = globMatcher(scope.include)
  const isExcluded = globMatcher(scope.exclude)
  const lies = (path: string) => scope.paths.some(one => path === one || path.startsWith(`${one}/`))
  return path =>
    (scope.paths.length === 0 || lies(path)) &&
    (scope.include.length === 0 || isIncluded(path)) &&
    !isExcluded(path)
}
