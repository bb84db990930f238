import type { Analyze, Context, Region } from '../../core/region.ts'

const term = /lighthouses?/gi

/**
 * What an analyzer says of each `lighthouse` in a text, one line a hit:
 * `identifier/declaration`, `string argument of log 0`, and `none` where no region covers it.
 */
export async function describeRegions(
  analyze: Analyze,
  language: string,
  text: string,
  path = 'rock',
): Promise<readonly string[]> {
  const hits = [...text.matchAll(term)].map(({ 0: hit, index }) => ({
    start: index,
    end: index + hit.length,
  }))
  const regions = await analyze({ path, text, language }, hits)
  return hits.map(({ start }) => {
    const covering = regions.filter(region => region.start <= start && start < region.end)
    const length = ({ start: from, end: to }: Region): number => to - from
    const [inner] = covering.toSorted((left, right) => length(left) - length(right))
    return inner ? labelOf(inner) : 'none'
  })
}

function labelOf({ syntax, role, language, context = {} }: Region): string {
  const what = role ? `${syntax}/${role}` : syntax
  return [what, ...usesOf(context), ...(language ? [`in ${language}`] : [])].join(' ')
}

const usesOf = ({ slot, callee, index, name }: Context): readonly string[] => [
  ...(slot ? [slot] : []),
  ...(callee ? [`of ${callee} ${index}`] : []),
  ...(name ? [`for ${name}`] : []),
]
