import { closest, distance } from 'fastest-levenshtein'
import { mistake } from '../core/errors.ts'

/** The known name that a mistyped one probably means. */
export function nearestOf(name: string, known: readonly string[]): string | undefined {
  const found = closest(name, known)
  return distance(name, found) <= Math.max(2, Math.floor(name.length / 3)) ? found : undefined
}

/** The known name itself, or an error that lists the known ones and suggests the nearest. */
export function knownName<Name extends string>(
  what: string,
  name: string,
  known: readonly Name[],
): Name {
  const found = known.find(candidate => candidate === name)
  if (found === undefined) throw mistake('unknownName', what, name, known, nearestOf(name, known))
  return found
}
