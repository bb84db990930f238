import { matcher, searchPatternOf } from '../core/matcher.ts'
import type { Finding, Head, ScanEvent, Skipped } from '../core/report.ts'
import { tally } from '../core/tally.ts'
import type { Term } from '../core/term.ts'
import { decodeText } from '../core/text.ts'
import { readEntry } from '../files/read.ts'
import { ripgrepPath } from '../files/ripgrep.ts'
import { searchFiles } from '../files/search.ts'
import { factsOf } from './facts.ts'
import { frameAround, inspect } from './inspect.ts'
import { pathNames } from './path-names.ts'
import { listTree, type TreeOptions } from './tree.ts'
import { variantsOf } from './variants.ts'

export interface ScanOptions extends TreeOptions {
  readonly terms: readonly Term[]
  /** Largest file that is read, in bytes. */
  readonly maxFileSize: number
  /** cutover's own version, for the head. */
  readonly version: string
}

/**
 * Takes the census of a tree: the head, what is skipped, then everything else sorted by path and
 * offset, the summary last. Holds one file at a time.
 */
export async function* scan(options: ScanOptions): AsyncGenerator<ScanEvent> {
  const tree = await listTree(options)
  yield { type: 'head', head: headOf(options, tree.commit, tree.dirty) }
  for (const skipped of tree.skipped) yield { type: 'skipped', skipped }
  const match = matcher(options.terms)
  const paths = tree.files.map(({ path }) => path)
  const facts = factsOf(paths)
  const names = pathNames(paths, match)
  const counts = { searched: paths.length, nearMisses: 0, skipped: tree.skipped.length }
  const total = tally()
  const count = (event: ScanEvent): ScanEvent => {
    if (event.type === 'occurrence') total.add(event.occurrence)
    if (event.type === 'near-miss') counts.nearMisses += 1
    if (event.type === 'skipped') counts.skipped += 1
    return event
  }
  let named = 0
  const namesUpTo = function* (path: string | undefined): Generator<ScanEvent> {
    for (
      let next = names[named];
      next && (path === undefined || next.path <= path);
      next = names[named]
    ) {
      named += 1
      yield count(next.event)
    }
  }
  const pattern = searchPatternOf(options.terms)
  for await (const entry of searchFiles(tree.root, tree.files, pattern, {
    binary: await ripgrepPath(),
  })) {
    yield* namesUpTo(entry.path)
    const content = await readEntry(tree.root, entry, options.maxFileSize)
    if ('skipped' in content) {
      yield* leftOut({ path: entry.path, reason: content.skipped }, count)
      continue
    }
    const decoded = decodeText(content.bytes)
    if (!decoded) {
      yield* leftOut({ path: entry.path, reason: 'undecodable' }, count)
      continue
    }
    const { seen, nearMisses, findings } = await inspect(entry.path, decoded, match, facts)
    for (const { occurrence, start } of seen) {
      const frame =
        occurrence.category === 'unsure'
          ? frameAround(decoded.text, start, occurrence.line ?? 1)
          : undefined
      yield count({ type: 'occurrence', occurrence, frame })
    }
    for (const nearMiss of nearMisses) yield count({ type: 'near-miss', nearMiss })
    for (const finding of findings) yield { type: 'finding', finding }
  }
  yield* namesUpTo(undefined)
  yield { type: 'summary', summary: total.summary(counts) }
}

/** A candidate that cannot be read is both listed and, unless it is no text, a finding. */
function* leftOut(skipped: Skipped, count: (event: ScanEvent) => ScanEvent): Generator<ScanEvent> {
  yield count({ type: 'skipped', skipped })
  const finding = troubles[skipped.reason]
  if (finding) yield { type: 'finding', finding: { ...finding, path: skipped.path } }
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

function headOf({ terms, version }: ScanOptions, commit: string | undefined, dirty: boolean): Head {
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
