import { createRequire } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import type { TreeCursor, Parser as TreeSitter } from 'web-tree-sitter'
import type { Analyze, Region, Source } from '../core/region.ts'
import type { Span } from '../core/span.ts'
import { type GrammarName, grammars } from './grammars/index.ts'
import { describe } from './syntax/describe.ts'
import type { Frame, Trail } from './syntax/frame.ts'

const require = createRequire(import.meta.url)
const parsers = new Map<GrammarName, Promise<TreeSitter>>()

/** Reads a language by its tree-sitter grammar; the meaning of node types is in `grammars/`. */
export const treeSitter: Analyze = async (source, hits) => {
  if (source.language !== 'php' || /<\?(?:php|=)/.test(source.text)) return read(source, hits)
  const shifted = hits.map(hit => shift(hit, phpTag.length))
  const regions = await read({ ...source, text: phpTag + source.text }, shifted)
  return regions.map(region => shift(region, -phpTag.length))
}

/** A piece of PHP in a document leaves out the tag without which the grammar sees only text. */
const phpTag = '<?php '

const shift = <Place extends Span>(place: Place, by: number): Place => ({
  ...place,
  start: Math.max(0, place.start + by),
  end: place.end + by,
})

async function read({ text, language }: Source, hits: readonly Span[]): Promise<readonly Region[]> {
  const name = grammarOf(language)
  const parser = await parserOf(name)
  const tree = parser.parse(text)
  if (!tree) throw new Error(`Unexpected end of parsing, expected a tree of ${language}`)
  const cursor = tree.walk()
  try {
    return walk(cursor, hits, trail => describe(trail, grammars[name], text))
  } finally {
    cursor.delete()
    tree.delete()
  }
}

/** Whether a grammar finds an error in a text. */
export async function grammarError({ text, language }: Source): Promise<string | undefined> {
  const parser = await parserOf(grammarOf(language))
  const tree = parser.parse(text)
  if (!tree) return 'it ends early'
  try {
    return tree.rootNode.hasError ? `no ${language} by its grammar` : undefined
  } finally {
    tree.delete()
  }
}

/** Languages that are read by another language's grammar; that of TSX reads JavaScript too. */
const aliases: Readonly<Record<string, GrammarName>> = {
  shell: 'bash',
  javascript: 'tsx',
  jsx: 'tsx',
  c: 'cpp',
  'objective-c': 'cpp',
  csharp: 'c-sharp',
  scss: 'css',
  less: 'css',
}

const isGrammar = (language: string): language is GrammarName => Object.hasOwn(grammars, language)

function grammarOf(language: string): GrammarName {
  const name = aliases[language] ?? language
  if (!isGrammar(name))
    throw new Error(`Unexpected language ${language}, expected one with a grammar`)
  return name
}

/** Each grammar is loaded once, when the first file needs it. */
function parserOf(name: GrammarName): Promise<TreeSitter> {
  const known = parsers.get(name)
  if (known) return known
  const loaded = last.then(() => load(name))
  last = loaded.then(
    () => undefined,
    () => undefined,
  )
  parsers.set(name, loaded)
  return loaded
}

/** Grammars share one WebAssembly memory: two that load at once corrupt it. */
let last: Promise<void> = Promise.resolve()
let ready: Promise<void> | undefined

async function load(name: GrammarName): Promise<TreeSitter> {
  const { Parser, Language } = await import('web-tree-sitter')
  ready ??= start(Parser)
  await ready
  const parser = new Parser()
  return parser.setLanguage(
    await Language.load(require.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`)),
  )
}

/** A walk over a tree that enters only nodes with hits; hits are sorted. */
interface Walk {
  readonly cursor: TreeCursor
  readonly hits: readonly Span[]
  readonly see: (trail: Trail) => Region | undefined
  readonly trail: Frame[]
  readonly regions: Region[]
  /** Index of the first hit that has no region yet. */
  next: number
}

/**
 * V8 would optimise the grammars in the background for seconds: the next grammar waits for that,
 * and so does the end of the process, an interrupt too. Its baseline code is as quick for a scan.
 */
async function start({ init }: typeof TreeSitter): Promise<void> {
  setFlagsFromString('--liftoff-only')
  setFlagsFromString('--no-wasm-async-compilation')
  await init()
}

function walk(cursor: TreeCursor, hits: readonly Span[], see: Walk['see']): readonly Region[] {
  const walked: Walk = { cursor, hits, see, trail: [], regions: [], next: 0 }
  enter(walked, 0)
  return walked.regions
}

function enter(walked: Walk, index: number): void {
  const { cursor, trail } = walked
  trail.push(frameOf(cursor, index))
  const end = cursor.endIndex
  if (cursor.gotoFirstChild()) {
    enterChildren(walked, end)
    cursor.gotoParent()
  }
  settle(walked, end)
  trail.pop()
}

function enterChildren(walked: Walk, end: number): void {
  const { cursor } = walked
  let position = 0
  do {
    if (beginsBefore(walked, cursor.endIndex)) settle(walked, cursor.startIndex)
    if (beginsBefore(walked, cursor.endIndex)) enter(walked, position)
    if (cursor.nodeIsNamed) position += 1
  } while (beginsBefore(walked, end) && cursor.gotoNextSibling())
}

const beginsBefore = ({ hits, next }: Walk, end: number): boolean =>
  (hits[next]?.start ?? Number.POSITIVE_INFINITY) < end

/** Hits that begin before `start` lie in no further child: the current node is their leaf. */
function settle(walked: Walk, start: number): void {
  while (beginsBefore(walked, start)) {
    const region = walked.see(walked.trail)
    if (region) walked.regions.push(region)
    walked.next += 1
  }
}

function frameOf(cursor: TreeCursor, index: number): Frame {
  const node = cursor.currentNode
  return {
    type: node.type,
    field: cursor.currentFieldName ?? undefined,
    start: node.startIndex,
    end: node.endIndex,
    index,
    child: field =>
      (/^\d+$/.test(field) ? node.namedChild(Number(field)) : node.childForFieldName(field))?.text,
  }
}
