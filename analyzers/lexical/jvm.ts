import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { commentRegion, spansOf } from './line-regions.ts'
import { covering, limitOf, linesOf } from './lines.ts'
import { identifier } from './names.ts'

const name = /[A-Za-z_]\w*/g
const declaring = /(?:class|interface|object|enum|fun|field|va[lr])[ \t]+(?:[\w$]+\/)*(?:\w+\$)*$/
const goesOn = /^[\w$]*\//

/**
 * Dumps of a program's interface, start-up profiles, and rules of shrinkers: every word is a name,
 * and the slashes in it part packages.
 *
 *     public final class coast/Lighthouse {    Lighthouse: declaration
 *     HSPLcoast/Lighthouse;->light()V          Lighthouse: reference
 */
export function jvm(text: string, hits: readonly Span[]): readonly Region[] {
  const regions = linesOf(text, limitOf(hits)).flatMap(({ at, start, end }) => {
    if (text[at] === '#') return [commentRegion({ start: at, end })]
    return spansOf(text, { start, end }, name).map(span => {
      const before = text.slice(Math.max(start, span.start - 200), span.start)
      const isOwn = declaring.test(before) && !goesOn.test(text.slice(span.end, span.end + 200))
      return identifier(span, isOwn && text[span.end] !== '$' ? 'declaration' : 'reference')
    })
  })
  return covering(regions, hits)
}
