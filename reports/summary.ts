import { paintOf, renderSections } from './parts/view.ts'
import type { Reporter } from './reporter.ts'
import { contracts, foreignNames } from './sections/contracts.ts'
import { decisions, surfaceCounts } from './sections/decisions.ts'
import { headline } from './sections/headline.ts'
import { nearMisses } from './sections/near-misses.ts'
import { terms } from './sections/terms.ts'
import { totals } from './sections/totals.ts'
import { findings, skipped } from './sections/trouble.ts'

const sections = [
  headline,
  totals,
  nearMisses,
  terms,
  decisions,
  surfaceCounts,
  contracts,
  foreignNames,
  skipped,
  findings,
]

/** The totals without places and files. */
export const summary: Reporter = (report, options) =>
  renderSections(sections, { report, options, paint: paintOf(options.screen.color) })
