import { identifierAs } from './meanings.ts'
import {
  all,
  any,
  type Claim,
  callee,
  content,
  firstOf,
  isFirst,
  isString,
  named,
  slot,
} from './rows.ts'
import { isSelecting } from './vocabulary.ts'

const isClassAttribute = all(
  slot('attribute'),
  named(name => /^(?:className|class|id|htmlFor)$/.test(name)),
)

/** `class: "lamp lighthouse"` of helpers that write elements. */
const isClassOption = all(
  slot('value', 'keyword', 'item'),
  named(name => /^(?:class|className|css_class|html_class)$/.test(name)),
  content(/^[a-z](?:[\w:/[\].%-]|#\{[^{}]*\})*(?:\s+[a-z!#-](?:[\w:/[\].%-]|#?\{[^{}]*\})*)*$/),
)

const isSelector = all(callee(isSelecting), isFirst, content(/^[.#[*\w][^!?]*$/))

const piece =
  '(?:[.#][A-Za-z_][\\w-]*|\\[[\\w-]+(?:[~^$*|]?=[^\\]]*)?\\]|::?[a-z][a-z-]*(?:\\([^()]*\\))?)'
const element =
  '(?:a|article|aside|b|body|button|code|div|dl|footer|form|h[1-6]|header|html|i|iframe|img|input|label|li|main|nav|ol|option|p|pre|section|select|span|strong|svg|table|tbody|td|textarea|th|thead|tr|ul|video|[a-z]+(?:-[a-z]+)+)(?![\\w-])'
const step = `(?:${element}${piece}*|\\*?${piece}+)`
const combined = new RegExp(`^${step}(?:(?:\\s*[>+~,]\\s*|\\s+)${step})*$`)

/** `.lamp > li.lighthouse`, `#rock a:hover`, `.rock__lighthouse`: classes or ids, and elements of pages. */
const looksLikeSelector: Claim = ({ content: text }) =>
  text.length < 200 &&
  combined.test(text) &&
  (/(?:^|[\s>+~,])[.#*]?[\w-]*[.#[][\w-]+.*[\s>+~,:[]/.test(text) ||
    /[\s>+~,].*[.#[]/.test(text) ||
    /^(?:#[A-Za-z][\w-]*|\.[A-Za-z]+(?:-\w+|__\w+)+)$/.test(text))

/** Classes and ids that programs write as strings: in JSX, and in selectors. */
export const markupName = firstOf([
  identifierAs('tag'),
  all(isString, any(isClassAttribute, isClassOption, isSelector, looksLikeSelector)),
])
