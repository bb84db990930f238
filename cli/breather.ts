import { setImmediate } from 'node:timers/promises'

/** Milliseconds of work after which signals and timers get their turn. */
const span = 50

/**
 * Makes a pause to await between pieces of work. Files are read synchronously, so that without
 * pauses a long scan would not see Ctrl-C before its end.
 */
export function breather(now: () => number = Date.now): () => Promise<void> | undefined {
  let last = now()
  return () => {
    if (now() - last < span) return undefined
    return setImmediate().then(() => {
      last = now()
    })
  }
}
