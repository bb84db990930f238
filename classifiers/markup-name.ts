import { identifierAs } from './meanings.ts'
import { all, firstOf, isString, named, slot } from './rows.ts'

/** Classes and ids that JSX writes as strings. */
export const markupName = firstOf([
  identifierAs('tag'),
  all(
    isString,
    slot('attribute'),
    named(name => /^(?:className|class|id|htmlFor)$/.test(name)),
  ),
])
