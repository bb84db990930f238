import type { Occurrence } from '../../core/occurrence.ts'

/** A place where the new name would meet one that is there already. */
export interface Collision {
  readonly fingerprint: string
  readonly path: string
  /** The name that both would have. */
  readonly name: string
  /** Where it stands today: the line of a file. */
  readonly line: number
}

/** Names that share a scope within a file: what programs bind, and keys below the same keys. */
const scopeOf = ({ category, kind, key, name }: Occurrence): string | undefined => {
  if (category === 'identifier' && kind !== 'inline-code' && kind !== 'property') return 'names'
  if (kind === 'property') return 'members'
  if (kind !== 'key') return undefined
  return `keys of ${key?.slice(0, key.length - name.length) ?? ''}`
}

/**
 * Finds renames whose new name the same scope of the same file holds already. Both lists are of
 * one tree, `present` those of the new terms.
 */
export function findCollisions(
  occurrences: readonly Occurrence[],
  present: readonly Occurrence[],
): readonly Collision[] {
  const known = new Map<string, number>()
  for (const one of present) {
    const scope = one.line === null ? undefined : scopeOf(one)
    const place = placeOf(one.path, scope, one.name)
    if (scope !== undefined && !known.has(place)) known.set(place, one.line ?? 1)
  }
  return occurrences.flatMap(one => {
    const scope = one.line === null ? undefined : scopeOf(one)
    const name = newNameOf(one)
    const line = scope && name && known.get(placeOf(one.path, scope, name))
    return name && line ? [{ fingerprint: one.fingerprint, path: one.path, name, line }] : []
  })
}

const placeOf = (path: string, scope: string | undefined, name: string): string =>
  [path, scope, name].join('\0')

/** The whole name after the rename. */
function newNameOf({ name, text, replacement }: Occurrence): string | undefined {
  return replacement === null || !name.includes(text)
    ? undefined
    : name.replaceAll(text, () => replacement)
}
