import picomatch from 'picomatch'
import { mistake } from './errors.ts'

/** Runs of stars in a glob: the expressions behind them take exponential time for more. */
const most = 6

/**
 * Says whether a path matches one of some globs; none match nothing.
 *
 * A glob without a slash names files and folders at any depth, any other glob is relative to the
 * root. A glob that names a folder covers what is in it. picomatch joins its patterns by "or", so
 * that `!` in the list could never exclude: it stands for itself.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false
  const wild = globs.find(glob => (glob.match(/\*+/g)?.length ?? 0) > most)
  if (wild !== undefined) throw mistake('tooManyStars', wild)
  return picomatch(globs.flatMap(expand), { dot: true, nonegate: true })
}

/** `docs` is any name, `docs/` only folders, `/docs` only at the root. */
function expand(glob: string): readonly string[] {
  const name = glob.replace(/^\.?\//, '').replace(/\/$/, '')
  const anchored = name.includes('/') || /^\.?\//.test(glob) ? name : `**/${name}`
  return glob.endsWith('/') ? [`${anchored}/**/*`] : [anchored, `${anchored}/**`]
}
