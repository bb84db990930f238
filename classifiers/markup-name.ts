import { identifierAs } from './meanings.ts'
import { all, any, callee, content, firstOf, isFirst, isString, named, slot } from './rows.ts'
import { isSelecting } from './vocabulary.ts'

const isClassAttribute = all(
  slot('attribute'),
  named(name => /^(?:className|class|id|htmlFor)$/.test(name)),
)

const isSelector = all(callee(isSelecting), isFirst, content(/^[.#[*\w][^!?]*$/))

/** Classes and ids that programs write as strings: in JSX, and in selectors. */
export const markupName = firstOf([
  identifierAs('tag'),
  all(isString, any(isClassAttribute, isSelector)),
])
