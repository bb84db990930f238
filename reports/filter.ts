import type { Category, Occurrence } from '../core/occurrence.ts'
import type { ScanEvent, Summary } from '../core/report.ts'
import type { Surface } from '../core/surface.ts'
import { type Tally, tally } from '../core/tally.ts'

/** Which occurrences a report shows. An empty list lets everything pass. */
export interface Filter {
  readonly category: readonly Category[]
  /** As `kind` or as `category/kind`. */
  readonly kind: readonly string[]
  readonly surface: readonly Surface[]
}

export const noFilter: Filter = { category: [], kind: [], surface: [] }

/** The lists of a filter that say something, so that reports can name what they leave out. */
export function restrictionsOf(
  filter: Filter,
): readonly (readonly [keyof Filter, readonly string[]])[] {
  const lists = [
    ['category', filter.category],
    ['kind', filter.kind],
    ['surface', filter.surface],
  ] as const
  return lists.filter(([, names]) => names.length > 0)
}

/** Whether a filter lets an occurrence pass: every list that says something must name it. */
export function passes({ category, kind, surface }: Occurrence, filter: Filter): boolean {
  return (
    admits(filter.category, category) &&
    (admits(filter.kind, kind) || filter.kind.includes(`${category}/${kind}`)) &&
    admits(filter.surface, surface)
  )
}

const admits = (names: readonly string[], name: string): boolean =>
  names.length === 0 || names.includes(name)

/** Drops the occurrences that do not pass and counts the summary anew from those that do. */
export async function* filterEvents(
  events: AsyncIterable<ScanEvent>,
  filter: Filter,
): AsyncGenerator<ScanEvent> {
  const total = tally()
  for await (const event of events) {
    if (event.type === 'summary') yield { type: 'summary', summary: recount(event.summary, total) }
    else if (event.type !== 'occurrence') yield event
    else if (passes(event.occurrence, filter)) {
      total.add(event.occurrence)
      yield event
    }
  }
}

/** What was searched stays as it is; what was found is counted anew. */
const recount = ({ searched, nearMisses, skipped }: Summary, total: Tally): Summary =>
  total.summary({ searched, nearMisses, skipped })
