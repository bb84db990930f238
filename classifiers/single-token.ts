import { codeShape } from './code-shape.ts'
import { configAs, pathAs, proseAs } from './meanings.ts'
import { all, any, type Claim, firstOf, isString, not, slot } from './rows.ts'
import { hasExtension, isMime, isPath } from './shapes.ts'
import type { Answer, Classifier } from './sighting.ts'

/** Words with a plain space between them: a pattern of a sentence. */
const matchesWords = /(?:^|[^\\[(?|])\b[A-Za-z]{2,}[,:'’]?(?: |\\s[+*]?)[A-Za-z]{2,}/

/** Regular expressions: what they match where they show it, by escaped slashes, an ending, words. */
export const regex: Classifier = ({ region, token, content }) => {
  if (region.syntax !== 'regex') return undefined
  if (isPath(token, false) && /\\\//.test(content)) return codeShape(content, token)
  if (hasExtension(content.replace(/\\(?=\.)|(?:\\\.map)?\$$/g, ''))) return pathAs('path-literal')
  return matchesWords.test(content) ? proseAs('message') : configAs('enum-string')
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
