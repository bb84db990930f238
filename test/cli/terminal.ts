import { Writable } from 'node:stream'
import type { Io, Output } from '../../cli/io.ts'

/** A stream that remembers what was printed to it. */
export class Recorder extends Writable implements Output {
  text = ''
  declare readonly isTTY?: boolean
  declare readonly rows?: number
  declare readonly columns?: number
  declare readonly fd?: number

  constructor(terminal: Pick<Output, 'isTTY' | 'rows' | 'columns' | 'fd'> = {}) {
    super({ decodeStrings: false, highWaterMark: 64 })
    Object.assign(this, terminal)
  }

  override _write(chunk: string | Buffer, _: string, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

/** A world of two recorders and a folder. */
export interface Terminal extends Io {
  readonly stdout: Recorder
  readonly stderr: Recorder
}

/** A pipe in `cwd` without environment; a case names only what it is about. */
export const terminal = (changes: Partial<Terminal> = {}): Terminal => ({
  cwd: '/',
  now: () => new Date('2026-01-01T00:00:00Z'),
  env: {},
  stdout: new Recorder(),
  stderr: new Recorder(),
  ignoreInterrupts: () => {},
  ...changes,
})
