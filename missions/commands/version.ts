/** What a version of Spec Kitty looks like. Versions are written into files: nothing else is taken for one. */
export const versionForm = /^\d+\.\d+\.\d+[\w.+-]{0,30}$/

/** Orders versions by their numbers; what is no number comes first. */
export function byVersion(left: string, right: string): number {
  const [one, other] = [left, right].map(version =>
    version.split(/[.+-]/, 3).map(part => Number.parseInt(part, 10) || 0),
  )
  for (const at of [0, 1, 2]) {
    const difference = (one?.[at] ?? 0) - (other?.[at] ?? 0)
    if (difference !== 0) return difference
  }
  return left < right ? -1 : Number(left > right)
}
