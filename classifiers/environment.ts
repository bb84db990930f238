import { configAs } from './meanings.ts'
import {
  all,
  any,
  type Claim,
  callee,
  content,
  firstOf,
  isFirst,
  isLiteral,
  named,
  not,
  slot,
} from './rows.ts'
import { isScreaming, isVariable } from './shapes.ts'
import { isEnvironment, isEnvironmentCopy, isEnvironmentObject } from './vocabulary.ts'

const isReached = any(callee(isEnvironment), all(slot('lookup'), named(isEnvironmentObject)))

/** `env.pop("LIGHTHOUSE_HOME")`, `command.env("LIGHTHOUSE_HOME", path)`. */
const isCopied = all(callee(isEnvironmentCopy), isFirst, ({ content: name }) => isScreaming(name))

const looksLikeVariable: Claim = ({ token }) => isVariable(token)

/** Names that reach a program through its environment. */
export const environment = firstOf(
  [undefined, not(isLiteral)],
  [
    configAs('env-var'),
    any(all(isReached, isFirst, content(/^\w+$/)), isCopied, looksLikeVariable),
  ],
)
