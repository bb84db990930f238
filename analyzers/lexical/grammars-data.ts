import {
  block,
  doubled,
  hash,
  line,
  lineWhere,
  multiline,
  quote,
  raw,
  slashes,
} from './delimiters.ts'
import type { Delimiter, Grammar } from './grammar.ts'

const styleStrings: readonly Delimiter[] = [quote('"'), quote("'")]
const styleWords = {
  code: 'styles',
  letters: '-',
  imports: '@import @use @forward @charset',
} as const
const styleComment = lineWhere('//(?<!:\\/\\/)')

/** Style sheets and data files, sorted by name. */
export const dataGrammars = {
  css: { files: [], delimiters: [block('/*', '*/'), ...styleStrings], ...styleWords },
  ini: { files: [], delimiters: [lineWhere('^[ \\t]*[;#]')], code: 'data', letters: '-.' },
  json: {
    files: [],
    delimiters: [...slashes, quote('"'), quote("'")],
    code: 'data',
    letters: '-.',
  },
  less: {
    files: ['*.less'],
    delimiters: [block('/*', '*/'), styleComment, ...styleStrings],
    ...styleWords,
    sigils: '@',
  },
  markup: {
    files: [],
    delimiters: [
      block('<!--', '-->'),
      raw('<!\\[CDATA\\[', '\\]\\]>'),
      quote('"', { open: '="', skip: '(?!)', ...multiline }),
      quote("'", { open: "='", skip: '(?!)', ...multiline }),
    ],
    code: 'markup',
    letters: '-:.',
  },
  sass: {
    files: ['*.sass', '*.styl'],
    delimiters: [block('/*', '*/'), styleComment, ...styleStrings],
    ...styleWords,
    declares: 'mixin function each for',
    sigils: '$',
    parameters: 'mixin function @mixin @function',
  },
  scss: {
    files: ['*.scss'],
    delimiters: [block('/*', '*/'), styleComment, ...styleStrings],
    ...styleWords,
    declares: 'mixin function each for',
    sigils: '$',
    parameters: 'mixin function @mixin @function',
  },
  toml: {
    files: [],
    delimiters: [
      line('#'),
      quote('"""', multiline),
      raw("'''", "'''"),
      quote('"'),
      quote("'", { skip: '(?!)' }),
    ],
    code: 'data',
    letters: '-.',
  },
  yaml: {
    files: [],
    delimiters: [
      hash,
      quote('"', { open: '(?<=[\\s:\\[{,-])"', ...multiline }),
      doubled("'", { open: "(?<=[\\s:\\[{,-])'", ...multiline }),
    ],
    code: 'data',
    letters: '-./',
  },
} satisfies Record<string, Grammar>
