import type { ScanEvent } from '../core/report.ts'
import { quantity } from '../reports/parts/count.ts'
import type { Output } from './io.ts'

/** One line on a terminal, rewritten as a scan goes on. */
export interface Progress {
  readonly count: (event: ScanEvent) => void
  /** Removes the line again. */
  readonly end: () => void
}

/** Milliseconds between two states of the line. */
const interval = 100

/** Goes to the start of the line and erases it. */
const clear = '\r\u001b[K'

const silent: Progress = { count: () => {}, end: () => {} }

/** Progress on a terminal; nothing at all in a pipe or without an output. */
export function startProgress(output: Output | undefined, now: () => number = Date.now): Progress {
  if (output?.isTTY !== true) return silent
  const files = new Set<string>()
  let occurrences = 0
  let last = now()
  let isShown = false
  return {
    count: event => {
      if (event.type !== 'occurrence') return
      occurrences += 1
      files.add(event.occurrence.path)
      if (now() - last < interval) return
      last = now()
      isShown = true
      output.write(
        `${clear}${quantity(occurrences, 'occurrence')} in ${quantity(files.size, 'file')}`,
      )
    },
    end: () => {
      if (isShown) output.write(clear)
      isShown = false
    },
  }
}
