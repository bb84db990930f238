import { codeShape } from './code-shape.ts'
import { configAs } from './meanings.ts'
import { all, any, type Claim, firstOf, isString, not, slot } from './rows.ts'
import { isMime, isPath } from './shapes.ts'
import type { Answer, Classifier } from './sighting.ts'

/** Regular expressions: what they match where they show it by escaped slashes. */
export const regex: Classifier = ({ region, token, content }) => {
  if (region.syntax !== 'regex') return undefined
  return isPath(token, false) && /\\\//.test(content)
    ? codeShape(content, token)
    : configAs('enum-string')
}

const isOfMarkup: Claim = ({ context }) => context.element !== undefined

/** `data-testid="lighthouse"`: what tests look for. */
const isTestId: Claim = ({ context }) =>
  /^data-(?:test|testid|test-id|cy|qa|e2e)$/.test(context.name ?? '')

const namesMime: Claim = ({ token }) => isMime(token)

const isUsed: Claim = ({ context }) =>
  context.slot !== undefined || context.callee !== undefined || context.name !== undefined

const unsure: Answer = {
  category: 'unsure',
  kind: 'unsure',
  reason: 'a string of one word whose use the code around it does not show',
}

/** Any other single token in code: compared, expected, passed, stored; unsure where nothing says. */
export const singleToken = firstOf(
  [undefined, not(isString)],
  [configAs('enum-string'), all(slot('attribute'), isTestId)],
  [configAs('value'), any(all(slot('attribute'), isOfMarkup), namesMime)],
  [configAs('enum-string'), isUsed],
  [unsure, isString],
)
