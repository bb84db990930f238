/** Units of a duration, largest first, in seconds. */
const units = [
  ['y', 31_557_600],
  ['mo', 2_629_800],
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
] as const

/** A duration in its largest unit: `3 d`, `5 h`, `12 min`, `now`. */
export function age(seconds: number): string {
  const [unit, size] = units.find(([, length]) => seconds >= length) ?? []
  return unit === undefined || size === undefined ? 'now' : `${Math.floor(seconds / size)} ${unit}`
}
