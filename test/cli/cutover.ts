import assert from 'node:assert/strict'
import { main } from '../../cli/main.ts'
import { terminal } from './terminal.ts'

/** How a command ended. */
export interface Ended {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs one command line in a folder. */
export async function cutover(cwd: string, ...argv: readonly string[]): Promise<Ended> {
  const io = terminal({ cwd })
  const status = await main(argv, io)
  assert.doesNotMatch(io.stderr.text, /this is a bug/)
  return { status, stdout: io.stdout.text, stderr: io.stderr.text }
}

/** Runs several command lines; how the last of them ended. */
export async function inTurn(
  cwd: string,
  ...lines: readonly (readonly string[])[]
): Promise<Ended> {
  let last: Ended = { status: -1, stdout: '', stderr: '' }
  for (const argv of lines) last = await cutover(cwd, ...argv)
  return last
}
