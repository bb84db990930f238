import { pathAs } from './meanings.ts'
import { all, type Claim, content, firstOf, isLiteral, named, not, syntax } from './rows.ts'
import { isNoPath, isPath, isSentence } from './shapes.ts'

const isPattern = named(name => name === 'path-pattern')

/** `name: illuminate/lighthouse` is the name of a package. */
const isPackageName = all(
  syntax('scalar'),
  named(name => /^(?:name|uses|image)$/.test(name)),
  not(content(/\.\w+$/)),
)

/** Alone in its literal a path needs two segments, among words three. */
const looksLikePath: Claim = ({ token, content: text }) => {
  const isAlone = text.trim() === token.text || !isSentence(text)
  return isPath(token, !isAlone) && !isNoPath(token)
}

/** Strings, scalars and shell words with the shape of a path. */
export const pathLiteral = firstOf(
  [undefined, not(isLiteral)],
  [pathAs('path-literal'), isPattern],
  [undefined, isPackageName],
  [pathAs('path-literal'), looksLikePath],
)
