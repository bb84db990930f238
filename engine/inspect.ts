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
import { isTitle, notesOf, wordAround } from './notes.ts'
import { type Placed, place } from './place.ts'

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

/** Finds and classifies the occurrences in one decoded file. Never throws for what the file holds. */
export async function inspect(
  path: string,
  decoded: DecodedText,
  match: Matcher,
  facts: Facts,
): Promise<Inspection> {
  const { text } = decoded
  const { located, missed } = match(text)
  const pointOf = pointer(text)
  const nearMisses = missed.map(({ term, start, end }) => ({
    term: term.from.typed,
    path,
    ...pointOf(start),
    text: wordAround(text, start, end),
  }))
  if (located.length === 0) return { seen: [], nearMisses, findings: [] }
  const { placed, refusals } = await place(path, text, located)
  const findings = refusals.map(({ analyzer, cause }) => refusal(path, analyzer, cause))
  const surface = surfaceOf(path, text)
  const foreign = foreignIn(text, languageOf(path, text), facts)
  const print = fingerprints(path)
  const point = pointer(text)
  const seen = placed.flatMap((one, index) => {
    const match = located[index]
    return match
      ? [
          describe({
            path,
            decoded,
            facts,
            foreign,
            surface,
            print,
            point,
            located: match,
            placed: one,
          }),
        ]
      : []
  })
  return { seen, nearMisses, findings }
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
  const line = lineAround(text, start)
  const { line: row, column } = point(start)
  const replacement =
    replacementOf(located, { category, language, title: isTitle(text, located) }) ?? null
  const occurrence: Occurrence = {
    fingerprint: print(
      term.from.typed,
      kind,
      contextAround(text.slice(line.start, line.end), column),
    ),
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

/** A name that the file imports from elsewhere, or the module that it comes from. */
function isForeign({ region, context, content }: Sighting, { names, modules }: Foreign): boolean {
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
