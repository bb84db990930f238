import { renderStyle, type Style, styleNames } from '../core/styles.ts'
import type { Term } from '../core/term.ts'

export interface Variant {
  readonly text: string
  readonly style: Style
  readonly plural: boolean
}

/** Every spelling that a term is looked for in; of two styles with one spelling the first counts. */
export function variantsOf({ from, forms, styles, exact }: Term): readonly Variant[] {
  if (exact) return [{ text: from.typed, style: 'lower', plural: false }]
  const byText = new Map<string, Variant>()
  for (const { word, plural } of forms.toSorted(
    (left, right) => left.word.length - right.word.length,
  )) {
    for (const style of styleNames.filter(name => styles.has(name))) {
      const text = renderStyle(
        [...from.words.slice(0, -1).map(one => one.toLowerCase()), word],
        style,
      )
      if (!byText.has(text)) byText.set(text, { text, style, plural })
    }
  }
  return [...byText.values()]
}
