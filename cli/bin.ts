#!/usr/bin/env node
import { main } from './main.ts'

process.on('SIGINT', () => process.exit(130))

/** A reader such as `head` that has seen enough is no failure. */
const endQuietly = (error: NodeJS.ErrnoException): void => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
}
process.stdout.on('error', endQuietly)
process.stderr.on('error', endQuietly)

/** The folder in which it was started, which somebody may have removed. */
function place(): string {
  try {
    return process.cwd()
  } catch {
    process.stderr.write(
      'cutover: Unexpected working folder that is gone, expected one; go to another\n',
    )
    process.exit(2)
  }
}

process.exitCode = await main(process.argv.slice(2), {
  cwd: place(),
  now: () => new Date(),
  env: process.env,
  get stdin() {
    return process.stdin
  },
  stdout: process.stdout,
  stderr: process.stderr,
  ignoreInterrupts: () => {
    process.removeAllListeners('SIGINT')
    process.on('SIGINT', () => {})
  },
})
