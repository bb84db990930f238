import { anyHash, block, double, line, lineWhere, multiline, quote, slashes } from './delimiters.ts'
import type { Grammar } from './grammar.ts'

/** Diagrams and references that are written as text, sorted by name. */
export const diagramGrammars = {
  bibtex: {
    files: ['*.bib', '*.bibtex'],
    delimiters: [line('%'), lineWhere('^@comment\\b.*'), quote('"', multiline)],
    code: 'data',
    letters: '-:./',
  },
  graphviz: {
    files: ['*.dot', '*.gv'],
    delimiters: [...slashes, anyHash, quote('"', multiline)],
    declares: 'graph digraph subgraph',
    fields: '[',
  },
  mermaid: {
    files: ['*.mmd', '*.mermaid'],
    delimiters: [lineWhere('%%(?!\\{)'), double],
    declares: 'class participant actor subgraph state section',
    letters: '-',
  },
  plantuml: {
    files: ['*.puml', '*.plantuml', '*.pu', '*.iuml', '*.wsd'],
    delimiters: [lineWhere("^[ \\t]*'"), block("/'", "'/"), double],
    declares:
      'class interface enum abstract participant actor component database package node state object entity usecase as',
    imports: '!include !define',
    letters: '!',
  },
  usd: {
    files: ['*.usda'],
    delimiters: [anyHash, double],
    declares: 'def over class variantSet',
    assigns: '=',
  },
} satisfies Record<string, Grammar>
