import { createHash } from 'node:crypto'

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A ULID of a moment in milliseconds and 80 bits of a hash: the same for the same seed. */
export function ulidOf(milliseconds: number, seed: string): string {
  const hash = createHash('sha256').update(seed).digest()
  const write = (value: bigint, length: number): string =>
    Array.from(
      { length },
      (_, at) => signs[Number((value >> BigInt(5 * (length - 1 - at))) & 31n)],
    ).join('')
  const random = BigInt(`0x${hash.subarray(0, 10).toString('hex')}`)
  return write(BigInt(milliseconds), 10) + write(random, 16)
}

/**
 * A moment as Spec Kitty writes it, and behind another one as texts are compared: a clock that is
 * behind that of an agent would otherwise make a row that counts for nothing.
 */
export function momentAfter(last: string, milliseconds: number): string {
  const write = (time: number): string =>
    new Date(time).toISOString().replace(/(\.\d{3})Z$/, '$1000+00:00')
  const seen = Date.parse(last)
  if (write(milliseconds) > last || Number.isNaN(seen)) return write(milliseconds)
  const next = seen + 1000
  return write(next) > last ? write(next) : write(next + 86_400_000)
}
