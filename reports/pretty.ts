import { paintOf, renderSections, type Section } from './parts/view.ts'
import type { Reporter } from './reporter.ts'
import { contracts, foreignNames } from './sections/contracts.ts'
import { decisions, surfaceCounts } from './sections/decisions.ts'
import { files } from './sections/files.ts'
import { groups } from './sections/groups.ts'
import { headline } from './sections/headline.ts'
import { nearMisses } from './sections/near-misses.ts'
import { next } from './sections/next.ts'
import { replacements } from './sections/replacements.ts'
import { terms } from './sections/terms.ts'
import { totals } from './sections/totals.ts'
import { findings, skipped } from './sections/trouble.ts'
import { unsure } from './sections/unsure.ts'

/** From the whole to the parts; the doubtful first, what to do next last. */
const overview: readonly Section[] = [
  headline,
  totals,
  nearMisses,
  unsure,
  terms,
  decisions,
  surfaceCounts,
  contracts,
  foreignNames,
  replacements,
  files,
  skipped,
  findings,
  next,
]

/** A list takes the place of the samples that an overview shows. */
const listing: readonly Section[] = [
  headline,
  totals,
  nearMisses,
  unsure,
  terms,
  decisions,
  surfaceCounts,
  contracts,
  foreignNames,
  groups,
  skipped,
  findings,
  next,
]

/** What a person sees first: totals that add up, doubtful places in context, what would happen. */
export const pretty: Reporter = (report, options) =>
  renderSections(options.groupBy === undefined ? overview : listing, {
    report,
    options,
    paint: paintOf(options.screen.color),
  })
