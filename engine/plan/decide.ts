import { mistake } from '../../core/errors.ts'
import { type Category, categories, kinds } from '../../core/occurrence.ts'
import { type PlanDecision, planActions } from '../../core/plan.ts'
import type { Selector } from '../../core/selector.ts'
import { isSelectorField, selectorNames } from '../../core/selector-fields.ts'
import { surfaces } from '../../core/surface.ts'

const form =
  /^(?<select>(?:"[^"]*"|[^"=])+?)\s*=\s*(?<action>[a-z]+)(?:\((?<text>[^)]*)\))?\s*(?::\s*(?<reason>.*))?$/su

/**
 * Reads a decision of the command line. Throws `invalidDecision`.
 *
 *     config/key=keep: stored by users
 *     prose surface:doc path:docs/**=rename: teach the new name
 *     contract:"i18n key"=keep: translators have it
 *     fingerprint:0123456789abcdef=rename(Beacon): the product's name
 */
export function parseDecision(typed: string): PlanDecision {
  const { select = '', action = '', text, reason = '' } = form.exec(typed)?.groups ?? {}
  const known = planActions.find(name => name === action)
  if (!known)
    throw mistake('invalidDecision', typed, `the action is one of ${planActions.join(', ')}`)
  if (reason.trim() === '') throw mistake('invalidDecision', typed, 'a reason is needed')
  if (text !== undefined && known !== 'rename')
    throw mistake('invalidDecision', typed, `\`${known}\` takes no new text`)
  return {
    select: parseSelector(typed, select),
    action: known,
    reason: reason.trim(),
    ...(text === undefined ? {} : { replacement: text }),
  }
}

function parseSelector(typed: string, select: string): Selector {
  const fields = (select.match(/(?:"[^"]*"|[^"\s])+/g) ?? []).map(word =>
    parseField(typed, word.replaceAll('"', '')),
  )
  const names = fields.map(([name]) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw mistake('invalidDecision', typed, `\`${twice}\` stands twice`)
  return Object.fromEntries(fields)
}

function parseField(typed: string, word: string): readonly [string, string] {
  const [, field = '', value = ''] = /^([a-z]+):(.+)$/su.exec(word) ?? []
  if (field === '') return plainField(typed, word)
  if (!isSelectorField(field))
    throw mistake('invalidDecision', typed, `\`${field}\` is none of ${selectorNames.join(', ')}`)
  const allowed = words[field]
  if (allowed && !allowed.includes(value))
    throw mistake('invalidDecision', typed, `\`${value}\` is none of ${allowed.join(', ')}`)
  return [field, value]
}

const words: Readonly<Partial<Record<string, readonly string[]>>> = {
  category: categories,
  surface: surfaces,
}

/** A word alone is a category, a kind, or both. */
function plainField(typed: string, word: string): readonly [string, string] {
  if (isCategory(word)) return ['category', word]
  const [category = '', kind = ''] = word.split('/')
  const isKind = isCategory(category)
    ? kinds[category].some(name => name === kind)
    : Object.values(kinds).some(names => names.some(name => name === word))
  if (!isKind) throw mistake('invalidDecision', typed, `\`${word}\` is no category and no kind`)
  return ['kind', word]
}

const isCategory = (name: string): name is Category => Object.hasOwn(kinds, name)
