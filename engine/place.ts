import {
  analyzerNameOf,
  analyzers,
  languageNamed,
  languageOf,
  producedLanguage,
  templateOf,
} from '../analyzers/index.ts'
import type { AnalyzerName } from '../analyzers/languages.ts'
import { languageError } from '../analyzers/syntax-error.ts'
import type { Analyze, Region, Source } from '../core/region.ts'
import type { Span } from '../core/span.ts'
import { docFenceAround } from './doc-fence.ts'
import { type Candidate, type Embedded, embeddedIn } from './embed.ts'
import { innermost } from './innermost.ts'
import { masked } from './masks.ts'

/** A hit in its region. Offsets are those of `text`, which begins at `offset` of the file. */
export interface Placed {
  readonly hit: Span
  readonly region: Region
  readonly text: string
  readonly offset: number
  readonly language: string
  readonly analyzer: AnalyzerName
  readonly embedded: Embedded | undefined
  /** Whether `text` is the content of a string in a program. */
  readonly inString: boolean
}

/** A parser that refused a piece, and why. */
export interface Refusal {
  readonly analyzer: AnalyzerName
  readonly cause: string
}

export interface Placement {
  /** One for each hit, in the hits' order. */
  readonly placed: readonly Placed[]
  /** Of the whole file, not of what is embedded in it. */
  readonly refusals: readonly Refusal[]
}

/** Deepest nesting of languages in languages that is followed. */
const deepest = 4

/** Longest text given to a parser, in UTF-16 units; a longer one is read by its delimiters. */
const longest = 5_000_000

/** Names the region of every hit, in languages inside of languages too. Never throws. */
export function place(path: string, text: string, hits: readonly Span[]): Promise<Placement> {
  const language = languageOf(path, text)
  const template = templateOf(path, text, language)
  const outer = template ? producedLanguage(template, text) : language
  const name = analyzerNameOf(outer)
  const read: Read = {
    language: outer,
    name,
    analyze: template?.reader(analyzers[name].analyze, outer) ?? analyzers[name].analyze,
  }
  return placeIn({ path, text, language: outer }, hits, read, 0)
}

interface Read {
  readonly language: string
  readonly name: AnalyzerName
  readonly analyze: Analyze
}

async function placeIn(
  source: Source,
  hits: readonly Span[],
  read: Read,
  depth: number,
): Promise<Placement> {
  const { regions, analyzer, refusals } = await analyze(source, hits, read)
  const placed: (Placed | undefined)[] = []
  const inners = new Map<string, Inner | undefined>()
  const nested = new Map<number, Inner & { readonly indices: number[] }>()
  innermost(regions, hits).forEach((region, index) => {
    const hit = hits[index]
    if (!hit) return
    const found = region ?? uncovered(source.text, hit, analyzer)
    placed[index] = {
      hit,
      region: found,
      text: source.text,
      offset: 0,
      language: source.language,
      analyzer,
      embedded: undefined,
      inString: false,
    }
    const inner = depth < deepest ? innerOf(source, found, hit, inners) : undefined
    if (!inner) return
    const inside = nested.get(inner.start)
    if (inside) inside.indices.push(index)
    else nested.set(inner.start, { ...inner, indices: [index] })
  })
  await Promise.all([...nested.values()].map(inner => enter(source, inner, hits, depth, placed)))
  return { placed: placed.filter(one => one !== undefined), refusals }
}

/** What no parser names: in a program a word of the language itself, else text. */
const uncovered = (text: string, { start, end }: Span, analyzer: AnalyzerName): Region =>
  /^(?:babel|tree-sitter)$/.test(analyzer)
    ? { syntax: 'identifier', role: 'reference', start, end, trail: ['keyword'] }
    : { syntax: 'plain', start: 0, end: text.length, trail: ['text'] }

/** A piece of a text in a language of its own. */
interface Inner {
  readonly start: number
  readonly content: string
  readonly candidates: readonly Candidate[]
  readonly inString: boolean
}

/** The piece around a hit; that of a region is found once for all hits in it. */
function innerOf(
  source: Source,
  region: Region,
  hit: Span,
  known: Map<string, Inner | undefined>,
): Inner | undefined {
  const fence = docFenceAround(source.text, region, hit.start, source.language)
  const named = fence?.language === undefined ? undefined : languageNamed(fence.language)
  if (fence && named)
    return {
      start: fence.start,
      content: fence.text,
      candidates: [{ language: named, guessed: false, isProved: false }],
      inString: false,
    }
  const name = `${region.syntax} ${region.start} ${region.end}`
  if (!known.has(name)) known.set(name, innerIn(source, region))
  return known.get(name)
}

/** How much in front of a region is looked at, in UTF-16 units. */
const reach = 160

function innerIn(source: Source, region: Region): Inner | undefined {
  const { start } = region
  const before = source.text.slice(Math.max(0, start - reach), start)
  const content = masked(region, source.text.slice(start, region.end), before)
  const candidates = content === '' ? [] : embeddedIn(region, content, before)
  return candidates.length > 0
    ? { start, content, candidates, inString: region.syntax === 'string' }
    : undefined
}

/** The first language that a piece has; one that is only likely must parse. */
async function languageIn({ content, candidates }: Inner, path: string) {
  for (const { language, guessed, isProved } of candidates) {
    const source = { path, text: content, language }
    if (!isProved || (await languageError(source)) === undefined) return { language, guessed }
  }
  return undefined
}

/**
 * Reads a piece in its own language, and puts what it finds in place. Fragments in documents and
 * strings are often no whole program: that a parser refuses one is no finding.
 */
async function enter(
  source: Source,
  inner: Inner & { readonly indices: readonly number[] },
  hits: readonly Span[],
  depth: number,
  placed: (Placed | undefined)[],
): Promise<void> {
  const { start, content, indices } = inner
  const embedded: Embedded | undefined = await languageIn(inner, source.path)
  if (!embedded) return
  const inside = indices
    .flatMap(index => hits[index] ?? [])
    .map(hit => ({ start: hit.start - start, end: Math.min(hit.end - start, content.length) }))
  const name = analyzerNameOf(embedded.language)
  const read = { language: embedded.language, name, analyze: analyzers[name].analyze }
  const result = await placeIn(
    { path: source.path, text: content, language: embedded.language },
    inside,
    read,
    depth + 1,
  )
  result.placed.forEach((one, position) => {
    const index = indices[position]
    if (index !== undefined)
      placed[index] = {
        ...one,
        offset: one.offset + start,
        embedded: one.embedded ?? embedded,
        inString: one.inString || inner.inString,
      }
  })
}

interface Analysis {
  readonly regions: readonly Region[]
  readonly analyzer: AnalyzerName
  readonly refusals: readonly Refusal[]
}

/** The first analyzer of a chain that does not refuse; the last one never does. */
async function analyze(source: Source, hits: readonly Span[], read: Read): Promise<Analysis> {
  const refusals: Refusal[] = []
  let { name, analyze: ask } = read
  if (source.text.length > longest) {
    refusals.push({ analyzer: name, cause: `longer than ${longest} characters` })
    name = 'lexical'
    ask = analyzers.lexical.analyze
  }
  for (;;) {
    try {
      return { regions: await ask(source, hits), analyzer: name, refusals }
    } catch (error) {
      refusals.push({ analyzer: name, cause: causeOf(error) })
      const { next } = analyzers[name]
      if (next === undefined) return { regions: [], analyzer: name, refusals }
      name = next
      ask = analyzers[next].analyze
    }
  }
}

const causeOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? ''
