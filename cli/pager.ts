import { spawn } from 'node:child_process'
import type { Io } from './io.ts'
import { write } from './output.ts'

/** Prints a finished report, through a pager when it is longer than the screen. */
export async function present(text: string, io: Io, wanted: boolean): Promise<void> {
  const command = wanted ? pagerFor(text, io) : undefined
  if (command && (await page(text, command, io))) return
  await write(io.stdout, text)
}

/** The pager's command line, or undefined where the text fits or nobody is there to turn pages. */
function pagerFor(text: string, { stdout, env }: Io): readonly string[] | undefined {
  const { isTTY, rows = 24, columns = 80, fd } = stdout
  if (isTTY !== true || fd === undefined || env['CI'] || env['TERM'] === 'dumb') return undefined
  if (rowsOf(text, columns) < rows) return undefined
  const command = (env['PAGER'] ?? 'less -FRX').split(/\s+/).filter(word => word !== '')
  return command.length === 0 || command[0] === 'cat' ? undefined : command
}

/** Rows on the screen, long lines being broken; colours make it a few too many at most. */
const rowsOf = (text: string, columns: number): number =>
  text
    .split('\n')
    .map(line => Math.max(1, Math.ceil(line.length / columns)))
    .reduce((sum, count) => sum + count, 0)

/** Shows text in a pager until the reader leaves it; false when it cannot be started. */
function page(text: string, [program = '', ...args]: readonly string[], io: Io): Promise<boolean> {
  io.ignoreInterrupts()
  const env = { ...io.env, LESS: io.env['LESS'] ?? 'FRX' }
  return new Promise(done => {
    const child = spawn(program, args, {
      env,
      stdio: ['pipe', io.stdout.fd ?? 'inherit', 'inherit'],
    })
    child.on('error', () => done(false))
    child.on('close', () => done(true))
    // Leaving before the last page closes the pipe; that is what pagers are for.
    child.stdin?.on('error', () => {})
    child.stdin?.end(text)
  })
}
