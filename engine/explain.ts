import { asked } from '../classifiers/index.ts'
import { mistake } from '../core/errors.ts'
import { matcher } from '../core/matcher.ts'
import { decodeText } from '../core/text.ts'
import type { Explanation } from '../reports/explanation.ts'
import { readFacts } from './facts.ts'
import { frameAround, inspect, type Seen } from './inspect.ts'
import type { ScanOptions } from './scan.ts'
import { listTree } from './tree.ts'

/** A line of a file, and a column in it where the user gave one; both from 1, columns in UTF-16 units. */
export interface Place {
  readonly path: string
  readonly line: number
  readonly column: number | undefined
}

/** Says why the occurrences at a place have their category and action. Empty where there is none. */
export async function explain(options: ScanOptions, place: Place): Promise<readonly Explanation[]> {
  const tree = await listTree({ ...options, include: [], exclude: [], paths: [place.path] })
  const entry = tree.files.find(({ path }) => path === tree.paths[0])
  if (!entry) return []
  const content = await tree.read(entry, options.maxFileSize)
  if ('skipped' in content) throw mistake('unreadablePath', place.path, content.skipped)
  const decoded = decodeText(content.bytes)
  if (!decoded) throw mistake('unreadablePath', place.path, 'undecodable')
  const facts = await readFacts(tree)
  const { seen } = await inspect(entry.path, decoded, matcher(options.terms), facts)
  return seen.filter(one => isAt(one, place)).map(one => explanationOf(one, decoded.text))
}

const isAt = ({ occurrence, end, start }: Seen, { line, column }: Place): boolean =>
  occurrence.line === line &&
  (column === undefined ||
    (column >= (occurrence.column ?? 0) && column < (occurrence.column ?? 0) + end - start))

function explanationOf(
  { occurrence, sighting, start, reason, surfaceRule }: Seen,
  text: string,
): Explanation {
  const { region, context, content } = sighting
  const { surface, contract, action, rule } = occurrence
  return {
    occurrence,
    frame: frameAround(text, start, occurrence.line ?? 1),
    region: {
      syntax: region.syntax,
      role: region.role,
      text: content,
      trail: region.trail,
      context: Object.fromEntries(
        Object.entries(context).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.join('.') : String(value),
        ]),
      ),
    },
    asked: asked(sighting).map(({ classifier, answer }) => ({
      classifier,
      answer: answer && `${answer.category}/${answer.kind}`,
    })),
    surface: { surface, rule: surfaceRule },
    contract,
    action: { action, rule, reason },
  }
}
