import type { Io, Output } from './io.ts'

/** `--color` and `--no-color` first, then `NO_COLOR`, then `FORCE_COLOR`, then the terminal. */
export function wantsColor(
  flag: boolean | undefined,
  env: Io['env'],
  output: Output | undefined,
): boolean {
  if (flag !== undefined) return flag
  if (isSet(env['NO_COLOR'])) return false
  const force = env['FORCE_COLOR']
  if (isSet(force)) return force !== '0' && force !== 'false'
  return output?.isTTY === true && env['TERM'] !== 'dumb'
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''
