import type { Delimiter } from './grammar.ts'

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

const backslash = '\\\\[\\s\\S]'

export const line = (open: string): Delimiter => ({ kind: 'line', open: literal(open) })

/** A line comment whose mark needs something around it, as a regular expression. */
export const lineWhere = (open: string): Delimiter => ({ kind: 'line', open })

export const docLine = (open: string): Delimiter => ({ kind: 'doc', open })

export const block = (open: string, close: string): Delimiter => ({
  kind: 'block',
  open: literal(open),
  close: literal(close),
  multiline: true,
})

export const nested = (open: string, close: string): Delimiter => ({
  ...block(open, close),
  nests: literal(open),
})

/** A string in which a backslash escapes; `more` makes it multi-line, gives it holes and so on. */
export const quote = (mark: string, more: Partial<Delimiter> = {}): Delimiter => ({
  kind: 'string',
  open: literal(mark),
  close: literal(mark),
  skip: backslash,
  ...more,
})

/** A string in which only a doubled quote escapes, if anything. */
export const doubled = (mark: string, more: Partial<Delimiter> = {}): Delimiter => ({
  ...quote(mark, more),
  skip: literal(mark + mark),
})

/** A string without escapes between two expressions; `$1` in `close` repeats the group of `open`. */
export const raw = (open: string, close: string, more: Partial<Delimiter> = {}): Delimiter => ({
  kind: 'string',
  open,
  close,
  multiline: true,
  ...more,
})

/** A token with one character on each side of its content, known as a whole by its shape. */
export const whole = (open: string, kind: Delimiter['kind'] = 'string'): Delimiter => ({
  kind,
  open,
})

/** A here-document; group 1 of `open` is its closing word, group 1 of `variable` a name inside it. */
export const heredoc = (open: string, variable?: string): Delimiter => ({
  kind: 'string',
  open,
  heredoc: true,
  ...(variable ? { variable } : {}),
})

/** `'c'` and `'\n'`, so that lifetimes, primes and digit separators stay code. */
export const character = whole(`'(?:\\\\[^'\\n]{1,10}|[^\\\\'\\n])'`)

const docBlock: Delimiter = { ...block('/**', '*/'), kind: 'doc', open: '/\\*\\*(?![*/])' }

/** `//`, `/* *\/` and their documentation forms. */
export const slashes: readonly Delimiter[] = [
  docLine('//[/!](?!/)'),
  line('//'),
  docBlock,
  block('/*', '*/'),
]

export const nestedSlashes: readonly Delimiter[] = [
  docLine('//[/!](?!/)'),
  line('//'),
  { ...docBlock, nests: '/\\*' },
  nested('/*', '*/'),
]

/** `#` that is not inside a word, as in most scripting languages. */
export const hash = lineWhere('#(?<![^\\s;&|()]#)')
export const anyHash = line('#')
export const single = quote("'")
export const double = quote('"')
export const multiline = { multiline: true } as const

const dollar = { hole: '\\$\\{', variable: '\\$[A-Za-z_]\\w*' } as const

/** Double quotes with `${expression}` and `$name`. */
export const dollarString = quote('"', dollar)
export const dollarText = quote('"""', { ...dollar, ...multiline })

/** `<stdio.h>` behind `#include`. */
export const include = whole('<(?<=#[ \\t]{0,9}(?:include|import)[ \\t]{0,9}<)[^>\\n]*>')
