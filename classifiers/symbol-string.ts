import { identifierAs } from './meanings.ts'
import {
  all,
  any,
  type Claim,
  callee,
  content,
  firstOf,
  isLiteral,
  isString,
  language,
  named,
  not,
  readsAsSentence,
  slot,
} from './rows.ts'
import { isReflection } from './vocabulary.ts'

/** A symbol of Ruby: `:lighthouse`. */
export const isSymbol: Claim = ({ language: name, content: text, region, text: source }) =>
  name === 'ruby' && (text.startsWith(':') || source.charAt(region.start - 1) === ':')

/** `coast.lighthouse:main`, as entry points are written. */
const isEntryPoint = content(/^[a-z_]\w*(?:\.\w+)+:[A-Za-z_]\w*$/)

/** `org.coast.Lighthouse` is the name of a class in any file. */
const isQualified = content(/^(?:com|org|net|io|java|javax|kotlin)\.(?:[a-z_]\w*\.)+[A-Z]\w*$/)

const namesClass = all(
  language('ruby'),
  named(name => /^(?:class_name|model_name)$/.test(name)),
)

/** Dotted names of modules; elsewhere dots join keys as often. */
const isDotted = all(
  content(/^(?:[A-Za-z_]\w*\.){2,}[A-Za-z_]\w*$/),
  not(content(/\.(?:com|org|net|io|dev|json|ya?ml|md|txt|js|ts)$/)),
  any(language('python'), content(/^(?:com|org|net|io|java|javax|kotlin|dev)\./)),
)

/** `x:Class="coast.Lighthouse"` of XAML. */
const isTypeAttribute = all(
  slot('attribute'),
  named(name => /^x:(?:Class|DataType|TypeArguments|Name|Key)$/.test(name)),
)

/** Strings that name a symbol: reflection, patch targets, entry points. */
export const symbolString = firstOf(
  [identifierAs('symbol-string'), all(isLiteral, any(isEntryPoint, isQualified))],
  [undefined, not(isString)],
  [identifierAs('export'), named(name => name === '__all__')],
  [identifierAs('reference'), all(language('python'), slot('type'))],
  [identifierAs('symbol-string'), all(isSymbol, content(/^:?\w+[!?]$/), not(slot('comparison')))],
  [undefined, readsAsSentence],
  [
    identifierAs('symbol-string'),
    all(callee(isReflection), content(/^(?![./]):?[\w.:$/?!=@#-]+$/)),
  ],
  [identifierAs('symbol-string'), any(isDotted, isTypeAttribute, namesClass)],
  [identifierAs('symbol-string'), all(isSymbol, not(slot('comparison')))],
)
