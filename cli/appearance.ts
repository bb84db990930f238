import { categories, kinds } from '../core/occurrence.ts'
import { surfaces } from '../core/surface.ts'
import type { Filter } from '../reports/filter.ts'
import { meanings } from '../reports/parts/meanings.ts'
import { groupings, type ReportOptions } from '../reports/reporter.ts'
import { wantsColor } from './color.ts'
import type { Appearance } from './deliver.ts'
import type { Io } from './io.ts'
import { knownName } from './nearest.ts'
import { parseCount } from './number.ts'
import type { Values } from './values.ts'

/** How a command line wants its reports to look. */
export function appearanceOf(values: Values, { env, stdout }: Io): Appearance {
  const color = values.flag('color')
  const options = reportOptionsOf(values, wantsColor(color, env, stdout), stdout.columns ?? 80)
  return {
    options,
    fileScreen: { color: color === true, width: 80 },
    pager: values.flag('pager') ?? true,
  }
}

function reportOptionsOf(values: Values, color: boolean, width: number): ReportOptions {
  const groupBy = values.text('groupBy')
  const limit = values.text('limit')
  return {
    screen: { color, width },
    selection: { filter: filterOf(values), nearMisses: values.flag('nearMisses') ?? false },
    groupBy: groupBy === undefined ? undefined : knownName('grouping', groupBy, groupings),
    limit: limit === undefined ? undefined : parseCount('--limit', limit),
  }
}

/** The filter of a command line, its names checked against the taxonomy. */
function filterOf(values: Values): Filter {
  return {
    category: values.list('category').map(name => knownName('category', name, categories)),
    kind: values
      .list('kind')
      .map(name => knownName('kind', name, name.includes('/') ? meanings : plain)),
    surface: values.list('surface').map(name => knownName('surface', name, surfaces)),
  }
}

const plain: readonly string[] = [...new Set<string>(Object.values(kinds).flat())]
