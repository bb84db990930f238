import type { Entry } from '../core/entry.ts'
import { type Matcher, matcherAmong, searchPatternOf } from '../core/matcher.ts'
import { isReport } from '../core/own-files.ts'
import type { Finding, Head, ScanEvent, Skipped } from '../core/report.ts'
import { tally } from '../core/tally.ts'
import type { Term } from '../core/term.ts'
import { decodeText } from '../core/text.ts'
import { type Facts, readFacts } from './facts.ts'
import { frameAround, survey } from './inspect.ts'
import { type NameEvent, pathNames } from './path-names.ts'
import { listTree, type Tree, type TreeOptions } from './tree.ts'
import { variantsOf } from './variants.ts'

export interface ScanOptions extends TreeOptions {
  readonly terms: readonly Term[]
  /** Largest file that is read, in bytes. */
  readonly maxFileSize: number
  /** cutover's own version, for the head. */
  readonly version: string
}

/** Takes the census of a folder on disk. */
export async function* scan(options: ScanOptions): AsyncGenerator<ScanEvent> {
  yield* census(await listTree(options), options)
}

/** How a census is taken, whatever it is taken of. */
export type CensusOptions = Pick<ScanOptions, 'terms' | 'maxFileSize' | 'version'> & {
  /** Names of their own: a term inside of a longer one of them is no occurrence. */
  readonly others?: readonly Term[]
}

/**
 * Takes the census of a tree: the head, what is skipped, then everything else sorted by path and
 * offset, the summary last. Holds one file at a time.
 */
export async function* census(tree: Tree, options: CensusOptions): AsyncGenerator<ScanEvent> {
  yield { type: 'head', head: headOf(options, tree) }
  const total = tally()
  const counts = { searched: tree.files.length, nearMisses: 0, skipped: 0 }
  for await (const event of events(options, tree)) {
    if (event.type === 'occurrence') total.add(event.occurrence)
    if (event.type === 'near-miss') counts.nearMisses += 1
    if (event.type === 'skipped') counts.skipped += 1
    yield event
  }
  yield { type: 'summary', summary: total.summary(counts) }
}

async function* events(options: CensusOptions, tree: Tree): AsyncGenerator<ScanEvent> {
  for (const skipped of tree.skipped) yield { type: 'skipped', skipped }
  const match = matcherAmong(options.terms, options.others ?? [])
  const paths = tree.files.map(({ path }) => path)
  const names = pathNames(paths, match)
  const facts = await readFacts(tree)
  let named = 0
  for await (const entry of tree.candidates(searchPatternOf(options.terms))) {
    const behind = firstBehind(names, named, entry.path)
    yield* names.slice(named, behind).map(({ event }) => event)
    named = behind
    yield* fileEvents({ entry, tree, limit: options.maxFileSize, match, facts })
  }
  yield* names.slice(named).map(({ event }) => event)
}

/** Index of the first name that sorts behind a path. */
function firstBehind(names: readonly NameEvent[], from: number, path: string): number {
  let index = from
  while ((names[index]?.path ?? path) <= path && index < names.length) index += 1
  return index
}

interface Candidate {
  readonly entry: Entry
  readonly tree: Tree
  readonly limit: number
  readonly match: Matcher
  readonly facts: Facts
}

async function* fileEvents({
  entry,
  tree,
  limit,
  match,
  facts,
}: Candidate): AsyncGenerator<ScanEvent> {
  const { path } = entry
  const content = await tree.read(entry, limit)
  if ('skipped' in content) return yield* leftOut({ path, reason: content.skipped })
  const decoded = decodeText(content.bytes)
  if (!decoded) return yield* leftOut({ path, reason: 'undecodable' })
  if (isReport(path, decoded.text)) return yield* leftOut({ path, reason: 'report' })
  const { seen, nearMisses, findings } = await survey(path, decoded, match, facts)
  for (const { occurrence, start } of seen) {
    const frame =
      occurrence.category === 'unsure'
        ? frameAround(decoded.text, start, occurrence.line ?? 1)
        : undefined
    yield { type: 'occurrence', occurrence, frame }
  }
  for (const nearMiss of nearMisses) yield { type: 'near-miss', nearMiss }
  for (const finding of findings) yield { type: 'finding', finding }
}

/** A candidate that cannot be read is both listed and, unless it is no text, a finding. */
function* leftOut(skipped: Skipped): Generator<ScanEvent> {
  yield { type: 'skipped', skipped }
  const trouble = troubles[skipped.reason]
  if (trouble) yield { type: 'finding', finding: { ...trouble, path: skipped.path } }
}

const troubles: Partial<Record<Skipped['reason'], Omit<Finding, 'path'>>> = {
  unreadable: {
    code: 'unreadable',
    severity: 'warning',
    message:
      'Unexpected file that cannot be read, expected read permission; its occurrences are not counted',
  },
  'too-large': {
    code: 'too-large',
    severity: 'warning',
    message: 'Unexpected size, expected at most the limit; raise it by `--max-file-size`',
  },
  undecodable: {
    code: 'undecodable',
    severity: 'warning',
    message: 'Unexpected bytes, expected UTF-8 or UTF-16; its occurrences are not counted',
  },
}

function headOf({ terms, version }: CensusOptions, { commit, dirty }: Tree): Head {
  return {
    schema: 'cutover/census@1',
    tool: { name: 'cutover', version },
    base: { commit: commit ?? null, dirty },
    terms: terms.map(term => ({
      from: term.from.typed,
      to: term.to?.typed ?? null,
      variants: variantsOf(term),
    })),
  }
}
