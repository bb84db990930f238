import { configAs, identifierAs } from './meanings.ts'
import {
  all,
  any,
  type Claim,
  content,
  firstOf,
  isString,
  language,
  not,
  slot,
  syntax,
} from './rows.ts'
import { isVariable } from './shapes.ts'
import type { Sighting } from './sighting.ts'

/** How far before and behind a hit the marks of its hole may stand. */
const reach = 120

const before = ({ text, region, hit }: Sighting): string =>
  text.slice(Math.max(region.start, hit.start - reach), hit.start)
const after = ({ text, region, hit }: Sighting): string =>
  text.slice(hit.end, Math.min(region.end, hit.end + reach))

/** `{{ x }}`, `${x}`, `#{x}`, `{% x %}`, `<%= x %>` around the hit. */
const isInHole: Claim = seen =>
  /(?:\{\{|[$#]\{|\{%|<%=?)[^{}\n]*$/.test(before(seen)) && /^[^{}\n]*(?:\}|%>)/.test(after(seen))

/** `{name}` in a sentence, as `format` and message catalogues write it; not within a path. */
const isInSingleHole: Claim = seen =>
  /(?:^|[\s("'=:,[])\{[\w.!]*$/.test(before(seen)) &&
  /^[\w.![\]]*(?::[^{}\s]*)?\}/.test(after(seen))

/** `format!("{}{lighthouse:?}")`: Rust captures variables of the code. */
const isCapture: Claim = seen =>
  /(?:^|[^{])\{\w*$/.test(before(seen)) &&
  /^\w*(?::[^{}"\s]*)?\}/.test(after(seen)) &&
  /^(?:\w+::)*(?:format\w*|e?print(?:ln)?|write(?:ln)?|panic|assert\w*|debug_assert\w*|todo|unimplemented|unreachable|bail|anyhow|ensure|trace|debug|info|warn|error)!?$/.test(
    seen.context.callee ?? '',
  )

/** `${LIGHTHOUSE_HOME}`: capitals and nothing else in the hole. */
const isVariableHole: Claim = seen =>
  /^[A-Z]/.test(seen.text.slice(seen.hit.start, seen.hit.end)) &&
  /\$\{[A-Z0-9_]*$/.test(before(seen)) &&
  /^[A-Z0-9_]*[:}-]/.test(after(seen))

/** `env.LIGHTHOUSE`, as workflows write it. */
const isOfEnvironment: Claim = seen =>
  /\benv\.\w*$/.test(seen.text.slice(Math.max(0, seen.hit.start - 30), seen.hit.start))

const looksLikeVariable: Claim = ({ token, context }) => isVariable(token) || context.name === 'env'

/** The condition of a block in a template of Angular: `@if (lighthouse.lit) {`. */
const isInControlFlow: Claim = seen =>
  seen.region.syntax === 'text' &&
  /@(?:if|else if|for|switch|case|let)\s*\([^)\n]*$/.test(before(seen))

/** `th:text="#{lighthouse.title}"` of Thymeleaf looks a message up. */
const isMessageKey: Claim = seen =>
  /^th:/.test(seen.context.name ?? '') && /#\{[^{}]*$/.test(before(seen))

/** `{Binding Lighthouse}` of XAML. */
const isMarkupExtension = all(
  slot('attribute'),
  content(
    /^\{(?:Binding|StaticResource|DynamicResource|ThemeResource|TemplateBinding|RelativeSource|\w+:\w+)\b/,
  ),
)

const isDocumentation: Claim = ({ region }) => region.role === 'doc'

/** Names in holes that a program fills. */
export const placeholder = firstOf(
  [
    configAs('env-var'),
    all(syntax('placeholder'), any(looksLikeVariable, isOfEnvironment, language('dotenv'))),
  ],
  [identifierAs('reference'), any(syntax('placeholder'), isMarkupExtension)],
  [undefined, any(not(syntax('string', 'scalar', 'text', 'output', 'plain')), isDocumentation)],
  [configAs('env-var'), all(isInHole, any(isVariableHole, isOfEnvironment))],
  [configAs('serialized-key'), all(isInHole, isMessageKey)],
  [identifierAs('reference'), any(isInHole, isInControlFlow)],
  [identifierAs('reference'), all(isString, language('rust'), isCapture)],
  [identifierAs('reference'), all(isString, isInSingleHole, not(language('shell')))],
)
