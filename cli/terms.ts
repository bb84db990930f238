import { mistake } from '../core/errors.ts'
import { defaultStyles, type Style, styleNames } from '../core/styles.ts'
import { parseTerm, type Term } from '../core/term.ts'
import { knownName } from './nearest.ts'
import type { Values } from './values.ts'

/** The terms of a command line: the first `--to` belongs to the first term, and so on. */
export function termsOf(typed: readonly string[], values: Values): readonly Term[] {
  const replacements = values.list('to')
  if (typed.length === 0) throw mistake('missingTerm')
  if (replacements.length > 0 && replacements.length !== typed.length) {
    throw mistake('replacementCount', typed.length, replacements.length)
  }
  const shared = {
    exact: values.flag('exact') ?? false,
    styles: stylesOf(values.list('variants')),
    plural: values.text('plural') ?? values.flag('plural') ?? true,
  }
  const same = typed.find((term, index) => term.trim() === replacements[index]?.trim())
  if (same !== undefined) throw mistake('sameReplacement', same)
  return typed.map((term, index) => parseTerm(term, { ...shared, to: replacements[index] }))
}

/** The styles of `--variants`, where `all` stands for the usual ones. */
function stylesOf(names: readonly string[]): ReadonlySet<Style> | undefined {
  if (names.length === 0) return undefined
  const known = ['all', ...styleNames] as const
  return new Set(
    names.flatMap(name => {
      const style = knownName('variant', name, known)
      return style === 'all' ? [...defaultStyles] : [style]
    }),
  )
}
