import { CutoverError } from '../../core/errors.ts'

/** A file that cannot be read is a finding for whoever asks, and no end of the reading. */
export function quietly<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof CutoverError) return undefined
    throw error
  }
}
