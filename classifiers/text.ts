import { commentAs, configAs, identifierAs, pathAs, proseAs } from './meanings.ts'
import { all, any, type Claim, firstOf, isString, not, syntax } from './rows.ts'
import { isTagged } from './ruby-comments.ts'
import { isFlag, isMime, isName, isNoPath, isPath, isUrl, isVariable } from './shapes.ts'
import type { Classifier } from './sighting.ts'

const role =
  (name: string): Claim =>
  ({ region }) =>
    region.role === name

/** What the machine skips stays comment, whatever its unmarked words look like. */
export const comment = firstOf(
  [commentAs('doc'), all(any(isString, syntax('comment')), role('doc'))],
  [undefined, not(syntax('comment'))],
  [commentAs('doc'), isTagged],
  [commentAs('block'), role('block')],
  [commentAs('line'), syntax('comment')],
)

const looksLikeFlag: Claim = ({ token }) => isFlag(token)
const looksLikeVariable: Claim = ({ token }) => isVariable(token)
const looksLikeUrl: Claim = ({ token }) => isUrl(token)

/** `/lighthouse` in running text is a command of a chat or a shell, as often as a path. */
const isSlashCommand = (text: string): boolean =>
  /^\/[\w.:-]+$/.test(text) && !/\.\w{1,4}$/.test(text)

const looksLikePath: Claim = ({ token }) =>
  isPath(token, true) && !isNoPath(token) && !isSlashCommand(token.text)

/** A token in plain words that can be nothing but a flag, a variable, an address or a path. */
const shaped = firstOf(
  [configAs('cli-flag'), looksLikeFlag],
  [configAs('env-var'), looksLikeVariable],
  [pathAs('url'), looksLikeUrl],
  [pathAs('path-literal'), looksLikePath],
)

const isGherkin: Claim = ({ context }) => context.name?.startsWith('gherkin') === true

const words = firstOf(
  [proseAs('message'), any(isGherkin, role('message'))],
  [proseAs('heading'), role('heading')],
  [proseAs('list'), role('list')],
  [proseAs('table'), role('table')],
  [proseAs('quote'), role('quote')],
  [proseAs('link-text'), role('link-text')],
  [proseAs('alt'), role('alt')],
  [
    proseAs('template-text'),
    ({ path }) => /\.(?:tmpl|tpl|j2|jinja2?|mustache|hbs|prompt)$/.test(path),
  ],
  [proseAs('paragraph'), syntax('text')],
)

/** Words for readers: flags, variables and paths by their shape, everything else is prose. */
export const prose: Classifier = seen =>
  seen.region.syntax === 'text' ? (shaped(seen) ?? words(seen)) : undefined

const isOutput = syntax('output')
const looksLikeMime: Claim = ({ token }) => isMime(token)
const looksLikeAnyPath: Claim = ({ token }) => isPath(token, false) && !isNoPath(token)
const looksLikeName: Claim = ({ token }) => isName(token)

const unknown = firstOf(
  [configAs('value'), looksLikeMime],
  [pathAs('path-literal'), all(isOutput, looksLikeAnyPath)],
  [identifierAs('inline-code'), all(isOutput, looksLikeName)],
  [proseAs('paragraph'), syntax('output', 'plain')],
)

/** Fences without a language, captured output, plain text, unknown formats: by the token's shape. */
export const fallback: Classifier = seen =>
  /^(?:output|plain)$/.test(seen.region.syntax) ? (shaped(seen) ?? unknown(seen)) : undefined
