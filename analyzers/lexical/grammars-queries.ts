import {
  anyHash,
  block,
  double,
  doubled,
  hash,
  line,
  lineWhere,
  multiline,
  nested,
  quote,
  raw,
  single,
  slashes,
} from './delimiters.ts'
import type { Grammar } from './grammar.ts'

/** Languages of queries and policies, sorted by name. */
export const queryGrammars = {
  cypher: {
    files: ['*.cypher', '*.cyp'],
    delimiters: [...slashes, double, single, quote('`', { kind: 'name' })],
    sigils: '$:',
  },
  jq: {
    files: ['*.jq'],
    delimiters: [anyHash, quote('"', { hole: '\\\\\\(', skip: '\\\\[^(]' })],
    declares: 'def as',
    imports: 'import include',
    sigils: '$',
    parameters: 'def',
    colon: 'property',
  },
  kusto: {
    files: ['*.kql', '*.csl', '*.prql', '*.malloy', '*.flux'],
    delimiters: [line('//'), hash, double, single],
    declares: 'let as func',
    assigns: '=',
  },
  prolog: {
    files: ['*.prolog', '*.plg', '*.yap', '*.logtalk'],
    delimiters: [line('%'), block('/*', '*/'), double, single],
    imports: ':- use_module',
    heads: '(?<![^\\n])',
    binds: '[a-z]\\w*\\(',
  },
  rego: {
    files: ['*.rego', '*.pkl', '*.polar', '*.sentinel'],
    delimiters: [hash, line('//'), double, quote('`', multiline)],
    declares: 'package default some func class typealias module',
    imports: 'import',
    assigns: ':= =',
    colon: 'property',
  },
  sparql: {
    files: ['*.sparql', '*.rq', '*.ttl', '*.n3', '*.nt', '*.trig', '*.shacl'],
    delimiters: [
      raw('<', '>(?<!->)', { multiline: false }),
      lineWhere('#(?<![^\\s]#)'),
      quote('"""', multiline),
      double,
    ],
    sigils: '?$',
    letters: '-',
    members: ':',
  },
  xquery: {
    files: ['*.xq', '*.xql', '*.xqm', '*.xquery', '*.xqy'],
    delimiters: [nested('(:', ':)'), doubled('"', multiline), doubled("'", multiline)],
    declares: 'function variable namespace let for module',
    imports: 'import',
    sigils: '$%',
    letters: '-',
    members: ':',
    parameters: 'function',
  },
} satisfies Record<string, Grammar>
