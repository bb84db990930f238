import {
  anyHash,
  character,
  double,
  heredoc,
  include,
  lineWhere,
  multiline,
  quote,
  raw,
  single,
  slashes,
  whole,
} from './delimiters.ts'
import type { Delimiter } from './grammar.ts'

const template = quote('`', { hole: '\\$\\{', ...multiline })

const operatorBefore =
  '(?:^|[=(,:;!&|?{}\\[+*%~^<>-]|\\b(?:return|typeof|case|in|of|do|else|void|throw))'
const slashed = '(?:\\\\.|\\[(?:\\\\.|[^\\]\\\\\\n])*\\]|[^/\\\\\\n\\[])+/'

/** A regular expression: a slash where no operand stands before it. */
const regex = whole(`/(?<=${operatorBefore}\\s{0,40}/)(?![/*])${slashed}[a-z]*`, 'regex')

/** JavaScript and TypeScript. */
export const script: readonly Delimiter[] = [
  lineWhere('^#!'),
  ...slashes,
  regex,
  double,
  single,
  template,
]

/** C and C++, its raw strings included. */
export const cMarks: readonly Delimiter[] = [
  ...slashes,
  include,
  raw('R"([^(\\s"]{0,16})\\(', '\\)$1"'),
  double,
  character,
]

const isFormat = '(?<=\\b(?:[fFtT][rR]?|[rR][fFtT])"{1,3})'
const formatHole = { skip: '\\\\[\\s\\S]|\\{\\{', hole: '\\{' }
export const python = ['"""', "'''", '"', "'"].flatMap((mark): readonly Delimiter[] => {
  const more = mark.length > 1 ? { ...multiline, docs: true } : {}
  return [
    quote(mark, { ...more, ...formatHole, open: mark + isFormat.replace('"{1,3}', mark) }),
    quote(mark, more),
  ]
})

const interpolated = { hole: '#\\{', ...multiline } as const
export const ruby: readonly Delimiter[] = [
  raw('^=begin\\b', '^=end\\b', { kind: 'block' }),
  anyHash,
  heredoc('<<[~-]?["\'`]?([A-Z]\\w{0,80})["\'`]?', '#\\{([^{}\\n]+)\\}'),
  whole('\\?[A-Za-z](?!\\w)(?<=[\\s(,=]\\?.)'),
  quote('', { open: '%[qQwWiIrx]?\\{', close: '\\}', nests: '\\{', ...interpolated }),
  quote('', { open: '%[qQwWiIrx]?\\(', close: '\\)', nests: '\\(', ...interpolated }),
  quote('', { open: '%[qQwWiIrx]\\[', close: '\\]', nests: '\\[', ...multiline }),
  quote('', { open: '%[qQwWiIrx]([|!/])', close: '$1', ...interpolated }),
  whole(
    `/(?<=(?:^|[=(,:;!&|?{}\\[~]|\\b(?:when|if|unless|and|or|split|match\\??|gsub!?|sub!?|scan|return|not|puts))\\s{0,40}/)(?![*=])${slashed}[a-z]*`,
    'regex',
  ),
  quote('"', interpolated),
  quote("'", multiline),
  quote('`', interpolated),
]

export const php: readonly Delimiter[] = [
  raw('\\?>', '<\\?(?:php\\b|=)?', { kind: 'plain', language: 'html' }),
  ...slashes.map(mark => (mark.open === '\\/\\/' ? lineWhere('//(?![^\\n]*\\?>)') : mark)),
  lineWhere('#(?!\\[)(?![^\\n]*\\?>)'),
  raw('<<<["\']?(\\w{1,80})["\']?[ \\t]*\\n', '^[ \\t]*$1\\b'),
  quote('"', { hole: '\\{(?=\\$)|\\$\\{', variable: '\\$[A-Za-z_]\\w*', ...multiline }),
  quote("'", multiline),
  quote('`', multiline),
]
