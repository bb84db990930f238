/** A pair of marks, as patterns, and how what stands between them is read. */
export interface Delimiter {
  readonly open: string
  /** Without a pattern: the bracket that closes the one in `open`. */
  readonly close: string | undefined
  readonly inside:
    | 'comment'
    | 'literal'
    | 'placeholder'
    | 'tag'
    | 'expression'
    | `language:${string}`
}

export interface Dialect {
  /** The first that fits wins. */
  readonly delimiters: readonly Delimiter[]
  /** Tags whose content up to their `end` tag is a comment, left as it is, or of a language. */
  readonly blocks: Readonly<Record<string, 'comment' | 'literal' | `language:${string}`>>
}

const tagBlocks = { comment: 'comment', raw: 'literal', verbatim: 'literal' } as const

const goComment: Delimiter = { open: '\\{\\{-? ?/\\*', close: '\\*/ ?-?\\}\\}', inside: 'comment' }
const mustaches: Delimiter = { open: '\\{\\{[-~]?', close: '[-~]?\\}\\}', inside: 'expression' }
const hashComment: Delimiter = { open: '(?<!\\$)\\{#', close: '#\\}', inside: 'comment' }
const percents: Delimiter = { open: '\\{%[-~+]?', close: '[-~+]?%\\}', inside: 'tag' }
const actionsHole: Delimiter = { open: '\\$\\{\\{', close: '\\}\\}', inside: 'placeholder' }

/** `<% %>` around code of a language. */
const percentTags = (inside: Delimiter['inside']): readonly Delimiter[] => [
  { open: '<%%', close: '', inside: 'literal' },
  { open: '<%--', close: '--%>', inside: 'comment' },
  { open: '<%#', close: '[-_]?%>', inside: 'comment' },
  { open: '<%@', close: '%>', inside: 'tag' },
  { open: '<%[-_=!]{0,2}', close: '[-_]?%>', inside },
]

const cssRules = 'charset|container|font-face|import|keyframes|layer|media|page|property|supports'

const elements: readonly Delimiter[] = [
  { open: '<!--', close: '-->', inside: 'literal' },
  { open: '<script\\b', close: '</script\\s*>', inside: 'literal' },
  { open: '<style\\b', close: '</style\\s*>', inside: 'literal' },
]

/** By language. */
export const dialects = {
  blade: {
    delimiters: [
      { open: '\\{\\{--', close: '--\\}\\}', inside: 'comment' },
      { open: '@\\{\\{', close: '\\}\\}', inside: 'literal' },
      { open: '\\{!!', close: '!!\\}', inside: 'expression' },
      { open: '\\{\\{\\{?', close: '\\}\\}', inside: 'expression' },
      { open: '@verbatim\\b', close: '@endverbatim\\b', inside: 'literal' },
      { open: '@php\\b(?!\\s*\\()', close: '@endphp\\b', inside: 'expression' },
      {
        open: `(?<![\\w@])@(?!${cssRules})[a-zA-Z]\\w*[ \\t]*\\(`,
        close: undefined,
        inside: 'tag',
      },
      { open: '(?=<\\?(?:php|=))', close: '\\?>', inside: 'language:php' },
    ],
    blocks: {},
  },
  ejs: { delimiters: percentTags('language:javascript'), blocks: {} },
  erb: { delimiters: percentTags('language:ruby'), blocks: {} },
  freemarker: {
    delimiters: [
      { open: '<#--', close: '-->', inside: 'comment' },
      { open: '\\$\\{', close: '\\}', inside: 'expression' },
      { open: '</[#@][\\w.]*', close: '>', inside: 'literal' },
      { open: '<[#@](?=[a-z])', close: '>', inside: 'tag' },
    ],
    blocks: {},
  },
  'go-template': { delimiters: [goComment, mustaches], blocks: {} },
  handlebars: {
    delimiters: [
      { open: '\\\\\\{\\{', close: '\\}\\}', inside: 'literal' },
      { open: '\\{\\{~?!--', close: '--~?\\}\\}', inside: 'comment' },
      { open: '\\{\\{~?!', close: '\\}\\}', inside: 'comment' },
      { open: '\\{\\{\\{', close: '\\}\\}\\}', inside: 'expression' },
      mustaches,
    ],
    blocks: {},
  },
  jinja: { delimiters: [goComment, hashComment, percents, mustaches], blocks: tagBlocks },
  jsp: {
    delimiters: [
      ...percentTags('language:java'),
      { open: '[$#]\\{', close: '\\}', inside: 'expression' },
    ],
    blocks: {},
  },
  liquid: {
    delimiters: [percents, mustaches],
    blocks: {
      ...tagBlocks,
      schema: 'language:json',
      javascript: 'language:javascript',
      stylesheet: 'language:css',
    },
  },
  svelte: {
    delimiters: [
      ...elements,
      { open: '\\{(?:/|:else\\s*\\})', close: '', inside: 'literal' },
      {
        open: '\\{[#:](?:each|await|then|catch|snippet)\\b',
        close: undefined,
        inside: 'expression',
      },
      {
        open: '\\{(?:[#:@](?:else if|[a-z]+)\\b|\\.\\.\\.)?',
        close: undefined,
        inside: 'language:typescript',
      },
    ],
    blocks: {},
  },
  vue: {
    delimiters: [...elements, { open: '\\{\\{', close: '\\}\\}', inside: 'language:typescript' }],
    blocks: {},
  },
  'yaml-template': {
    delimiters: [actionsHole, goComment, hashComment, percents, mustaches],
    blocks: tagBlocks,
  },
} as const satisfies Readonly<Record<string, Dialect>>

export type DialectName = keyof typeof dialects

const marks: readonly (readonly [RegExp, DialectName])[] = [
  [/\{%/, 'jinja'],
  [/<%/, 'erb'],
  [/\{\{[#/>!]|\{\{\{|\{\{else\}\}/, 'handlebars'],
  [/\{\{-? ?(?:[.$]|end\b|if\b|range\b|with\b|define\b|template\b|block\b)/, 'go-template'],
  [/\{\{/, 'jinja'],
]

/** The template language whose marks a text without a telling name carries. */
export function dialectOf(text: string): DialectName | undefined {
  return marks.find(([mark]) => mark.test(text))?.[1]
}
