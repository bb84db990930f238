import type { Io } from '../io.ts'
import type { Values } from '../values.ts'

/** An option as `--help` shows it. */
export interface OptionSpec {
  /** As commander reads them: `-f, --format <name>`. */
  readonly flags: string
  readonly description: string
  /** May be given several times; `list` also splits each value at commas. */
  readonly repeat?: 'each' | 'list'
}

/** What a command was called with. */
export interface Input {
  readonly args: readonly string[]
  readonly values: Values
}

/** A command as data. `run` imports what it needs, so that `--help` is quick. */
export interface Command {
  readonly summary: string
  /** Arguments in order: `<required>`, `[optional]`, `[several...]`. */
  readonly arguments: readonly { readonly syntax: string; readonly description: string }[]
  readonly options: readonly OptionSpec[]
  /** More lists for `--help`, such as the names that an option takes. */
  readonly lists: readonly {
    readonly title: string
    readonly rows: readonly (readonly [string, string])[]
  }[]
  readonly examples: readonly string[]
  readonly run: (input: Input, io: Io) => Promise<number>
}
