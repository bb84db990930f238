import type { Resolved } from '../../core/plan.ts'

/**
 * Lets imports and links go with the name of the file or folder that they spell: renamed when it
 * is renamed, kept when it is kept, open as long as it is open. A decision of their own stands.
 */
export function followTargets(all: readonly Resolved[]): readonly Resolved[] {
  const names = new Map(
    all
      .filter(({ occurrence }) => occurrence.line === null)
      .map(one => [keyOf(one.occurrence.path, one.occurrence.text), one]),
  )
  return all.map(one => {
    const { target, text, kind } = one.occurrence
    const name = target === null ? undefined : names.get(keyOf(target, text))
    const isLiteral = kind === 'path-literal' && one.action === 'keep'
    if (!name || one.by.startsWith('decision') || isLiteral) return one
    return followed(one, name)
  })
}

const keyOf = (path: string, text: string): string => `${path}\0${text}`

function followed(one: Resolved, name: Resolved): Resolved {
  const { action } = name
  const replacement = action === 'rename' ? (name.replacement ?? one.replacement) : null
  return {
    ...one,
    action,
    replacement,
    reason: action === 'open' ? `decided with \`${name.occurrence.path}\`` : name.reason,
    by: `follows ${name.occurrence.path}`,
  }
}
