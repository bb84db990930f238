/** The options of a command line by their names in camel case. */
export interface Values {
  readonly text: (name: string) => string | undefined
  readonly list: (name: string) => readonly string[]
  /** Undefined where neither `--x` nor `--no-x` was given. */
  readonly flag: (name: string) => boolean | undefined
}

/** Reads what the option parser left, so that nothing untyped goes further. */
export function readValues(options: Readonly<Record<string, unknown>>): Values {
  return {
    text: name => {
      const value = options[name]
      return typeof value === 'string' ? value : undefined
    },
    list: name => {
      const value = options[name]
      return Array.isArray(value) ? value.map(String) : []
    },
    flag: name => {
      const value = options[name]
      return typeof value === 'boolean' ? value : undefined
    },
  }
}
