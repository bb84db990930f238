/** A stream to print to, and the terminal behind it if there is one. */
export interface Output extends NodeJS.WritableStream {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
  /** Lets a pager write where the report would have gone. */
  readonly fd?: number
}

/** Where a person types. */
export interface Keyboard extends NodeJS.ReadableStream {
  readonly isTTY?: boolean
  readonly setRawMode?: (isRaw: boolean) => unknown
}

/** The world as a command sees it, so that tests can run one without a process. */
export interface Io {
  readonly cwd: string
  /** The clock: nothing below the command line reads one. */
  readonly now: () => Date
  readonly env: Readonly<Record<string, string | undefined>>
  /** Undefined where nobody can be asked. */
  readonly stdin?: Keyboard | undefined
  readonly stdout: Output
  readonly stderr: Output
  /** Called before a pager starts: Ctrl-C then belongs to the pager. */
  readonly ignoreInterrupts: () => void
}
