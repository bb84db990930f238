/**
 * Rounds to some decimal places, exact ties to the even digit, as Python's `round` does: 91.25
 * at one place is 91.2. A number is a tie exactly when it is an odd multiple of half a unit that
 * a double can hold, which is when `value * 2 ** (places + 1)` is an odd whole number.
 */
export function roundHalfEven(value: number, places: number): number {
  const halves = value * 2 ** (places + 1)
  const isTie = Number.isInteger(halves) && Math.abs(halves % 2) === 1
  if (!isTie) return Number(value.toFixed(places))
  const scale = 10 ** places
  const below = Math.floor(value * scale)
  return (below % 2 === 0 ? below : below + 1) / scale
}
