import { languageOf } from '../analyzers/index.ts'
import { contractOf } from '../classifiers/contract.ts'
import { classify } from '../classifiers/index.ts'
import { isName } from '../classifiers/shapes.ts'
import { type Sighting, sighting } from '../classifiers/sighting.ts'
import { type Placed as Home, isInlineTest, surfaceOf } from '../classifiers/surface.ts'
import { contextAround, fingerprints } from '../core/fingerprint.ts'
import type { Located, Matcher } from '../core/matcher.ts'
import type { Occurrence } from '../core/occurrence.ts'
import { replacementOf } from '../core/replace.ts'
import type { Finding, Frame, NearMiss } from '../core/report.ts'
import { type DecodedText, lineAround, pointer } from '../core/text.ts'
import { decide } from '../rules/index.ts'
import type { Facts } from './facts.ts'
import { type Foreign, foreignIn } from './foreign.ts'
import { keyPathOf, wholeName } from './names.ts'
import { isTitle, notesOf, wordAround } from './notes.ts'
import { type Placed, type Placement, place } from './place.ts'
import { targetOf } from './target.ts'
import { type Joined, joinPieces, piecesOf } from './wrapped.ts'

/** One occurrence with what `explain` needs to say why. */
export interface Seen {
  readonly occurrence: Occurrence
  /** Where it begins in the text, in UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly sighting: Sighting
  readonly reason: string
  readonly surfaceRule: string
}

/** What one file's content holds. */
export interface Inspection {
  readonly seen: readonly Seen[]
  readonly nearMisses: readonly NearMiss[]
  readonly findings: readonly Finding[]
}

/** The same, where each occurrence is described only when its turn comes. */
export interface Survey extends Omit<Inspection, 'seen'> {
  readonly seen: Iterable<Seen>
}

/** Finds and classifies the occurrences in one decoded file. */
export async function inspect(
  path: string,
  decoded: DecodedText,
  match: Matcher,
  facts: Facts,
): Promise<Inspection> {
  const { seen, ...rest } = await survey(path, decoded, match, facts)
  return { ...rest, seen: [...seen] }
}

/** Finds the occurrences in one decoded file; a file with millions of them costs no more memory than its places. */
export async function survey(
  path: string,
  decoded: DecodedText,
  match: Matcher,
  facts: Facts,
): Promise<Survey> {
  const { text } = decoded
  const found = match(text)
  const { placed, refusals } =
    found.located.length === 0 ? nothing : await place(path, text, piecesOf(found.located))
  const { kept, broken } = joinPieces(found.located, placed)
  const pointOf = pointer(text)
  const nearMisses = [...found.missed, ...broken]
    .toSorted((left, right) => left.start - right.start)
    .map(({ term, start, end }) => ({
      term: term.from.typed,
      path,
      ...pointOf(start),
      text: wordAround(text, start, end),
    }))
  const findings = refusals.map(({ analyzer, cause }) => refusal(path, analyzer, cause))
  return { seen: describeAll(path, decoded, facts, kept), nearMisses, findings }
}

const nothing: Placement = { placed: [], refusals: [] }

function* describeAll(
  path: string,
  decoded: DecodedText,
  facts: Facts,
  kept: readonly Joined[],
): Generator<Seen> {
  if (kept.length === 0) return
  const { text } = decoded
  const shared = {
    path,
    decoded,
    facts,
    surface: surfaceOf(path, text),
    foreign: foreignIn(text, languageOf(path, text), facts),
    print: fingerprints(path),
    point: pointer(text),
  }
  for (const one of kept) yield describe({ ...shared, ...one })
}

const refusal = (path: string, analyzer: string, cause: string): Finding => ({
  code: 'parser-refused',
  severity: 'info',
  path,
  message: `Unexpected text for ${analyzer} (${cause}); a simpler reader has read it`,
})

interface Parts {
  readonly path: string
  readonly foreign: Foreign
  readonly decoded: DecodedText
  readonly facts: Facts
  readonly surface: Home
  readonly print: (term: string, kind: string, line: string) => string
  readonly point: (index: number) => { line: number; column: number }
  readonly located: Located
  readonly placed: Placed
}

function describe({
  path,
  decoded,
  facts,
  foreign,
  surface: home,
  print,
  point,
  located,
  placed,
}: Parts): Seen {
  const { text, byteOffset } = decoded
  const { start, end, term } = located
  const { region, language, embedded, analyzer } = placed
  const surface =
    home.surface === 'source' && isInlineTest(language, text, start)
      ? { surface: 'test' as const, rule: 'a test in the source file' }
      : home
  const view = sighting({
    hit: placed.hit,
    text: placed.text,
    region,
    path,
    inString: placed.inString,
    language,
    leadsToFile: facts.leadsToFile,
  })
  const { category, kind, classifier, reason } = classify(view)
  const contract = contractOf({
    category,
    kind,
    surface: surface.surface,
    path,
    language,
    context: view.context,
    content: view.content,
    published: facts.manifests.isPublished(path),
    foreign: isForeign(view, foreign),
  })
  const decision = decide({ category, kind, surface: surface.surface, contract })
  const { line: row, column } = point(start)
  const replacement =
    replacementOf(located, { category, language, title: isTitle(text, located) }) ?? null
  const occurrence: Occurrence = {
    fingerprint: print(term.from.typed, kind, contextAround(text, start)),
    term: term.from.typed,
    path,
    start: byteOffset(start),
    end: byteOffset(end),
    line: row,
    column,
    text: located.text,
    style: located.style,
    plural: located.form.plural,
    whole: located.whole,
    name: wholeName(view),
    key: keyPathOf(view),
    target: targetOf(view, kind, facts.places),
    category,
    kind,
    surface: surface.surface,
    contract,
    embedded: embedded
      ? embedded.guessed
        ? `${embedded.language} (guessed)`
        : embedded.language
      : null,
    looksLikeCode: (category === 'comment' || category === 'prose') && isName(view.token),
    notes: notesOf(text, located, replacement),
    evidence: {
      analyzer,
      syntax: region.trail.join(' > '),
      classifier,
      ...(reason ? { reason } : {}),
    },
    action: decision.action,
    rule: decision.rule,
    replacement,
  }
  return {
    occurrence,
    start,
    end,
    sighting: view,
    reason: decision.reason,
    surfaceRule: surface.rule,
  }
}

/** A word of the language, a name that the file imports from elsewhere, or the module that it comes from. */
function isForeign({ region, context, content }: Sighting, { names, modules }: Foreign): boolean {
  if (region.trail[0] === 'keyword') return true
  if (region.syntax === 'string') return context.slot === 'module' && modules.has(content)
  return region.syntax === 'identifier' && region.role !== 'property' && names.has(content)
}

/** The lines around an offset, cut where they are too long to show. */
export function frameAround(text: string, index: number, line: number): Frame {
  const lines: string[] = []
  let first = line
  let { start, end } = lineAround(text, index)
  lines.push(cut(text.slice(start, end)))
  if (start > 0) {
    const before = lineAround(text, start - 1)
    lines.unshift(cut(text.slice(before.start, before.end)))
    first -= 1
  }
  if (end < text.length) {
    ;({ start, end } = lineAround(text, end + 1))
    lines.push(cut(text.slice(start, end)))
  }
  return { first, lines }
}

const cut = (line: string): string =>
  line.length > 400 ? `${line.slice(0, 400)}…` : line.replace(/\r$/, '')
