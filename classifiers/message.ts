import { configAs, proseAs } from './meanings.ts'
import {
  all,
  type Claim,
  callee,
  content,
  firstOf,
  isFirst,
  isLiteral,
  isString,
  language,
  named,
  not,
  readsAsSentence,
  slot,
  syntax,
} from './rows.ts'
import { isDisplayName, isLogger, isPrinting, isTestTitle, isViewHelper } from './vocabulary.ts'

/** Message bundles, by the folders in which translations are kept. */
const isBundle: Claim = ({ path }) =>
  /(?:^|\/)(?:locales?|i18n|lang|langs|translations?|l10n|[\w-]+\.lproj)\/|(?:^|\/)app_\w+\.arb$|(?:^|\/)messages(?:_\w+)?\.(?:properties|json|ya?ml)$/.test(
    path,
  )

const isLogged = all(isString, callee(isLogger))

/** Shown as it is, and no name of a program: one word of letters and digits. */
const isDisplayed = all(
  named(isDisplayName),
  not(slot('comparison')),
  content(/^[\p{L}\p{N}'’#/&-]+[.!?…:]?$/u),
)

/** Sentences, and single words whose only role is to be shown. */
export const message = firstOf(
  [undefined, not(isLiteral)],
  [proseAs('message'), all(isString, callee(isTestTitle), isFirst, not(slot('keyword')))],
  [proseAs('log'), all(readsAsSentence, isLogged)],
  [proseAs('message'), readsAsSentence],
  [proseAs('message'), all(syntax('scalar'), isBundle)],
  [proseAs('message'), slot('display')],
  [proseAs('message'), isDisplayed],
  [proseAs('log'), isLogged],
  [proseAs('message'), all(isString, callee(isPrinting), isFirst)],
  [
    proseAs('message'),
    all(
      isString,
      language('ruby'),
      callee(isViewHelper),
      not(slot('keyword')),
      content(/^\p{Lu}/u),
    ),
  ],
)

/** Values of data files that are neither sentences nor paths. */
export const value = firstOf([configAs('value'), syntax('scalar')])
