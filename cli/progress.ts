import type { ScanEvent } from '../core/report.ts'
import { quantity } from '../reports/parts/count.ts'
import type { Output } from './io.ts'

/** One line on a terminal that is rewritten as work goes on. */
export interface StatusLine {
  /** Shows a text, unless another one was shown just before. */
  readonly show: (text: () => string) => void
  /** Removes the line again. */
  readonly end: () => void
}

/** Milliseconds between two states of the line. */
const interval = 100

/** Goes to the start of the line and erases it. */
const clear = '\r\u001b[K'

/** Opens the line on a terminal; there is none in a pipe or without an output. */
export function openStatusLine(
  output: Output | undefined,
  now: () => number = Date.now,
): StatusLine {
  if (output?.isTTY !== true) return { show: () => {}, end: () => {} }
  let last = now()
  let isShown = false
  return {
    show: text => {
      if (now() - last < interval) return
      last = now()
      isShown = true
      output.write(`${clear}${text()}`)
    },
    end: () => {
      if (isShown) output.write(clear)
      isShown = false
    },
  }
}

/** How far a scan is. */
export interface Progress {
  readonly count: (event: ScanEvent) => void
  /** Removes the line again. */
  readonly end: () => void
}

/** Progress on a terminal; nothing at all in a pipe or without an output. */
export function startProgress(output: Output | undefined, now?: () => number): Progress {
  const line = openStatusLine(output, now)
  const files = new Set<string>()
  let occurrences = 0
  return {
    count: event => {
      if (event.type !== 'occurrence') return
      occurrences += 1
      files.add(event.occurrence.path)
      line.show(() => `${quantity(occurrences, 'occurrence')} in ${quantity(files.size, 'file')}`)
    },
    end: line.end,
  }
}
