import {
  character,
  doubled,
  line,
  lineWhere,
  multiline,
  nested,
  quote,
  raw,
  whole,
} from './delimiters.ts'
import type { Delimiter, Grammar } from './grammar.ts'

const lisp: readonly Delimiter[] = [
  line(';'),
  nested('#|', '|#'),
  quote('"', { ...multiline, docs: true }),
  whole('\\\\\\S[\\w-]*(?<=[\\s(\\[#]\\\\\\S[\\w-]*)', 'name'),
]
const lispLetters = '-?!*<>/+=.'
const lineStart = '(?<![^\\n])'
const haskellWords =
  '(?:class|data|default|deriving|foreign|import|infix[lr]?|instance|module|newtype|type|where)\\b'

/** Functional languages and Lisps, sorted by name. */
export const functionalGrammars = {
  clojure: {
    files: ['*.clj', '*.cljs', '*.cljc', '*.edn'],
    delimiters: lisp,
    declares:
      'def defn defn- defmacro defmulti defmethod defprotocol defrecord deftype defonce deftest ns',
    imports: ':require :import require',
    letters: `${lispLetters}:&'#`,
    heads: '\\((?:defn-?|defmacro|fn)(?:\\s+[^\\s()[\\]]+)?(?:\\s+"[^"]*")?\\s*\\(?\\[',
    binds: '[\\w*]',
  },
  erlang: {
    files: ['*.erl', '*.hrl'],
    delimiters: [
      line('%'),
      quote('"', multiline),
      whole("'[^'\\n]+'", 'name'),
      whole('\\$(?:\\\\.|.)', 'name'),
    ],
    declares: '-type -opaque -spec -callback',
    imports: '-import -include -include_lib -behaviour',
    letters: '-',
    members: ':',
    matches: '->',
    parameters: '-module -record -define',
    heads: `${lineStart}(?:[a-z]\\w*\\()?|\\bfun\\(`,
    binds: '[A-Z_]|[a-z]\\w*\\(',
    exports: '-export -export_type',
    assigns: '=',
    fields: '{',
  },
  fsharp: {
    files: ['*.fs', '*.fsi', '*.fsx'],
    delimiters: [
      { kind: 'doc', open: '///' },
      line('//'),
      nested('(*', '*)'),
      raw('"""', '"""'),
      doubled('"', { open: '@"', ...multiline }),
      quote('"', multiline),
      character,
    ],
    declares: 'let rec mutable type module namespace member val and inline',
    imports: 'open',
    letters: "'",
    matches: '->',
  },
  haskell: {
    files: ['*.hs', '*.lhs', '*.elm', '*.purs', '*.idr', '*.agda', '*.hsc', '*.lean'],
    delimiters: [
      { kind: 'doc', open: '--+[ \\t]*[|^]' },
      lineWhere('--+(?![!#$%&*+./<=>?@\\\\^|~:])'),
      nested('{-', '-}'),
      quote('"', multiline),
      character,
    ],
    declares: 'data newtype type class module where let',
    imports: 'import',
    letters: "'",
    assigns: '= :: <-',
    matches: '->',
    heads: `${lineStart}(?:(?!${haskellWords})[a-z][\\w']*[ (][^=|:\\n]*)?`,
    binds: `(?!${haskellWords})[a-z_]`,
    exports: 'module',
    modules: true,
  },
  lisp: {
    files: ['*.lisp', '*.el', '*.scm', '*.ss', '*.rkt', '*.lsp', '*.fnl'],
    delimiters: lisp,
    declares:
      'defun defmacro defvar defparameter defconst defclass defgeneric defmethod defstruct define define-syntax defcustom',
    imports: 'require provide import',
    letters: lispLetters,
    heads: '\\((?:defun|defmacro|defmethod|lambda)(?:\\s+[^\\s()]+)?\\s*\\(|\\(define\\s*\\(',
    binds: '[\\w*]',
  },
  ocaml: {
    files: ['*.ml', '*.mli', '*.mll', '*.mly', '*.sml', '*.sig', '*.fun', '*.eliom'],
    delimiters: [
      { ...nested('(*', '*)'), kind: 'doc', open: '\\(\\*\\*(?!\\))' },
      nested('(*', '*)'),
      raw('\\{(\\w{0,80})\\|', '\\|$1\\}'),
      quote('"', multiline),
      character,
    ],
    declares: 'let rec and type module val external exception class method mutable',
    imports: 'open include',
    letters: "'",
    colon: 'declaration',
    matches: '->',
    modules: true,
  },
} satisfies Record<string, Grammar>
