import { perText } from '../core/memo.ts'
import { configAs, identifierAs } from './meanings.ts'
import { all, any, type Claim, content, firstOf, language, named, not, syntax } from './rows.ts'
import { isEnvironmentObject } from './vocabulary.ts'

const role =
  (name: string): Claim =>
  ({ region }) =>
    region.role === name

/** A member of an object in a decorator; test markers are labels. */
const isDecoratorMember = all(
  role('label'),
  named(object => object !== '' && !/(?:^|\.)mark$/.test(object)),
)

/** In the arguments of a macro Rust's grammar sees tokens only: `tower.lighthouse`. */
const isMacroMember: Claim = ({ region, text }) =>
  region.role === 'reference' &&
  /[^.\s]\.$/.test(text.slice(Math.max(0, region.start - 2), region.start))

const isOfEnvironment = all(named(isEnvironmentObject), content(/^[A-Z][A-Z0-9_]*$/))

const isExported = perText((text, name) =>
  new RegExp(`\\b(?:export|declare -x)\\s+(?:\\w+=\\S*\\s+)*${name}\\b`).test(text),
)

/** `--lighthouse="rock"` on a line of its own, as in a file of options. */
const isOption: Claim = ({ region, content: written, text }) =>
  region.role === 'declaration' &&
  (written.startsWith('-') ||
    /(?:^|\s)--?$/.test(text.slice(Math.max(0, region.start - 3), region.start)))

const isAssigned = perText((text, name) => new RegExp(`(?:^|[;\\s(])${name}=`).test(text))

/** Shell variables come from the environment unless the script sets them itself. */
const isShellVariable: Claim = ({ region, content: written, text }) => {
  const name = /^(?:\$\{?)?([A-Z][A-Z0-9_]*)\}?$/.exec(written)?.[1]
  if (name === undefined) return false
  return isExported(text, name) || !(region.role === 'declaration' || isAssigned(text, name))
}

const importsPackage = perText((text, name) =>
  new RegExp(
    `(?:^|\\n)\\s*(?:import\\s+)?(?:${name}\\s+)?"(?:[^"\\n]*/)?${name}(?:\\.v\\d+|/v\\d+)?"`,
  ).test(text),
)

/** In Go a member of an imported package is a reference, a member of a value a property. */
const isPackageMember: Claim = ({ region, context: { name = '' }, text }) =>
  region.role === 'property' && /^[a-z]\w*$/.test(name) && importsPackage(text, name)

/** Names that programs bind or refer to, by the role that the parser gave them. */
export const identifier = firstOf(
  [undefined, not(syntax('identifier'))],
  [
    configAs('env-var'),
    any(isOfEnvironment, content(/^\$\{?env:/i), all(language('shell'), isShellVariable)),
  ],
  [
    configAs('cli-flag'),
    any(all(language('shell'), isOption), all(language('m4'), content(/^--[a-z]/))),
  ],
  [identifierAs('property'), any(isDecoratorMember, all(language('rust'), isMacroMember))],
  [identifierAs('tag'), any(role('tag'), role('attribute'), all(language('css'), content(/^--/)))],
  [
    identifierAs('reference'),
    any(
      all(language('elixir'), role('property'), content(/^[A-Z]/)),
      all(language('go'), isPackageMember),
    ),
  ],
  [identifierAs('declaration'), role('declaration')],
  [identifierAs('property'), role('property')],
  [identifierAs('import'), role('import')],
  [identifierAs('export'), role('export')],
  [identifierAs('label'), role('label')],
  [identifierAs('reference'), syntax('identifier')],
)
