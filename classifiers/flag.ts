import { configAs } from './meanings.ts'
import {
  all,
  type Claim,
  callee,
  content,
  firstOf,
  isFirst,
  isString,
  not,
  slot,
  syntax,
} from './rows.ts'
import { isFlag } from './shapes.ts'
import { isGoFlag, isOptionDeclaration, lastName } from './vocabulary.ts'

/** In code a piece such as `'-lighthouse-row'` is the end of a name, and no flag. */
const looksLikeFlag: Claim = ({ token, region }) =>
  isFlag(token) && !(region.syntax === 'string' && /^-[A-Za-z]\w*-/.test(token.text))

const isAmongFirstTwo: Claim = ({ context }) => (context.index ?? 9) <= 1

/** `add_argument("lighthouse")` declares a positional argument, which is no flag. */
const declaresOption = callee(
  name => isOptionDeclaration(name) && lastName(name) !== 'add_argument',
)

/** Flags wherever they are written, and options declared without their dashes. */
export const flag = firstOf(
  [undefined, not(syntax('string', 'scalar', 'word', 'regex'))],
  [configAs('cli-flag'), looksLikeFlag],
  [undefined, not(isString)],
  [configAs('cli-flag'), all(callee(isGoFlag), isAmongFirstTwo, content(/^[\w.-]+$/))],
  [configAs('cli-flag'), all(declaresOption, isFirst, not(slot('keyword')), content(/^[\w-]+$/))],
)
