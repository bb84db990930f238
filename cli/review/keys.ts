import { emitKeypressEvents } from 'node:readline'
import type { Io, Keyboard } from '../io.ts'

/** How a review asks a person. */
export interface Asker {
  /** One of some keys; Ctrl-C and the end of the input count as `q`, and any other key as `?`. */
  readonly key: (prompt: string, keys: string) => Promise<string>
  /** A line of text; undefined when it was left by Escape, Ctrl-C or the end of the input. */
  readonly line: (prompt: string) => Promise<string | undefined>
  readonly close: () => void
}

interface Key {
  readonly name?: string
  readonly sequence?: string
  readonly ctrl?: boolean
}

/** Asks on a terminal, a key at a time. */
export function terminalAsker(keyboard: Keyboard, { stdout }: Pick<Io, 'stdout'>): Asker {
  emitKeypressEvents(keyboard)
  keyboard.setRawMode?.(true)
  keyboard.resume()
  const pending: Key[] = []
  let wake: (() => void) | undefined
  const take = (key: Key): void => {
    pending.push(key)
    wake?.()
  }
  const onKey = (_: string | undefined, key: Key): void => take(key)
  let hasEnded = false
  const onEnd = (): void => {
    hasEnded = true
    wake?.()
  }
  keyboard.on('keypress', onKey)
  keyboard.on('end', onEnd)
  const next = async (): Promise<Key> => {
    while (pending.length === 0 && !hasEnded) {
      await new Promise<void>(resolve => {
        wake = resolve
      })
    }
    return pending.shift() ?? { name: 'end' }
  }
  return {
    key: async (prompt, keys) => {
      stdout.write(prompt)
      for (;;) {
        const key = await next()
        const pressed = isLeaving(key) ? 'q' : (key.sequence ?? '')
        if (pressed === '') continue
        const known = keys.includes(pressed) ? pressed : '?'
        stdout.write(`${known}\n`)
        return known
      }
    },
    line: async prompt => {
      stdout.write(prompt)
      let text = ''
      for (;;) {
        const key = await next()
        if (isLeaving(key) || key.name === 'escape') return leave(stdout)
        if (key.name === 'return' || key.name === 'enter') return finish(stdout, text)
        text = edited(text, key, stdout)
      }
    },
    close: () => {
      keyboard.off('keypress', onKey)
      keyboard.off('end', onEnd)
      keyboard.setRawMode?.(false)
      keyboard.pause()
    },
  }
}

const isLeaving = ({ name, ctrl }: Key): boolean =>
  name === 'end' || (ctrl === true && (name === 'c' || name === 'd'))

function leave(stdout: Io['stdout']): undefined {
  stdout.write('\n')
  return undefined
}

function finish(stdout: Io['stdout'], text: string): string {
  stdout.write('\n')
  return text
}

function edited(text: string, { name, sequence = '', ctrl }: Key, stdout: Io['stdout']): string {
  if (name === 'backspace') {
    if (text !== '') stdout.write('\b \b')
    return text.slice(0, -1)
  }
  if (ctrl === true || !/^[^\p{Cc}]+$/u.test(sequence)) return text
  stdout.write(sequence)
  return text + sequence
}
