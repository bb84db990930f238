import { CutoverError } from '../core/errors.ts'
import { visible } from '../reports/parts/visible.ts'
import type { Io } from './io.ts'

/** Prints what ended a command early and returns the exit status for it. */
export function reportFailure(error: unknown, { stderr }: Io): number {
  if (isClosedPipe(error)) return 0
  stderr.write(
    error instanceof CutoverError
      ? `cutover: ${visible(oneLine(error.message))}\n`
      : renderBug(error),
  )
  return 2
}

/** What git says may have several lines. */
const oneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, '; ')

/** The reader of our output went away: it has seen enough. */
const isClosedPipe = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE'

function renderBug(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const lines = text.split('\n').map(visible).join('\n')
  return `cutover: Unexpected failure, expected none; this is a bug of cutover, report it with these lines\n${lines}\n`
}
