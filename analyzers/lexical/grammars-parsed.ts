import {
  anyHash,
  block,
  character,
  double,
  doubled,
  hash,
  heredoc,
  line,
  multiline,
  nestedSlashes,
  quote,
  raw,
  slashes,
  whole,
} from './delimiters.ts'
import { cMarks, php, python, ruby, script } from './delimiters-parsed.ts'
import type { Grammar } from './grammar.ts'

const scriptWords = {
  declares: 'class function const let var enum interface type namespace',
  imports: 'import',
  sigils: '',
  letters: '$',
  colon: 'property',
  annotations: true,
} as const

const cWords = {
  declares: 'struct enum union class namespace typename define concept typedef',
  imports: '#include #import import',
  letters: '#',
  typed: true,
} as const

/** Languages that have a parser: how they are read when it fails. Sorted by name. */
export const parsedGrammars = {
  c: { files: [], delimiters: cMarks, ...cWords },
  cpp: { files: [], delimiters: cMarks, ...cWords },
  csharp: {
    files: [],
    delimiters: [
      ...slashes,
      raw('("{3,32})', '$1'),
      doubled('"', { open: '(?:@\\$?|\\$@)"', ...multiline }),
      quote('"', { open: '\\$"', skip: '\\\\[\\s\\S]|\\{\\{', hole: '\\{' }),
      double,
      character,
    ],
    declares: 'class struct interface enum record namespace delegate event var',
    imports: 'using',
    letters: '#',
    typed: true,
  },
  go: {
    files: [],
    delimiters: [line('//'), block('/*', '*/'), raw('`', '`'), double, character],
    declares: 'func type var const package',
    imports: 'import',
    assigns: ':=',
    colon: 'property',
  },
  java: {
    files: [],
    delimiters: [...slashes, quote('"""', multiline), double, character],
    declares: 'class interface enum record package var',
    imports: 'import package',
    typed: true,
    annotations: true,
  },
  javascript: { files: [], delimiters: script, ...scriptWords },
  php: {
    files: [],
    delimiters: php,
    declares: 'class interface trait enum function const namespace',
    imports: 'use namespace',
    sigils: '$',
    typed: true,
  },
  python: {
    files: [],
    delimiters: [anyHash, ...python],
    declares: 'def class as global nonlocal for lambda type',
    imports: 'import from',
    assigns: '=',
    annotations: true,
  },
  ruby: {
    files: [],
    delimiters: ruby,
    declares: 'def class module alias attr_reader attr_accessor attr_writer',
    imports: 'require require_relative load',
    letters: '?!',
    sigils: '@$:',
    assigns: '=',
    colon: 'property',
  },
  rust: {
    files: [],
    delimiters: [
      ...nestedSlashes,
      raw('\\bb?c?r(#{0,32})"', '"$1'),
      quote('"', multiline),
      character,
    ],
    declares: 'fn struct enum union trait mod type const static let mut macro_rules! crate',
    imports: 'use extern',
    letters: '!',
    colon: 'declaration',
  },
  shell: {
    files: [],
    delimiters: [
      hash,
      heredoc('<<(?<!<<<)-?[ \\t]*[\\\\"\']?([A-Za-z_]\\w{0,80})["\']?', '\\$\\{?([A-Za-z_]\\w*)'),
      whole('\\\\[\'"\\\\]', 'name'),
      quote('"', { hole: '\\$\\(|\\$\\{', variable: '\\$[A-Za-z_]\\w*', ...multiline }),
      quote('', { open: "\\$'", close: "'", ...multiline }),
      raw("'", "'"),
    ],
    code: 'words',
    letters: '-./:@%+,~=*?[]',
    sigils: '${',
    declares: 'export local declare readonly typeset function for alias',
  },
  typescript: { files: [], delimiters: script, ...scriptWords },
} satisfies Record<string, Grammar>
