/** The text role of elements that set one; the others take it from the element around them. */
const roles: Readonly<Record<string, string>> = {
  ...namesAs('heading', 'h1 h2 h3 h4 h5 h6 title'),
  ...namesAs('list', 'li dt dd'),
  ...namesAs('table', 'td th caption'),
  ...namesAs('quote', 'blockquote q'),
  ...namesAs('link-text', 'a'),
  ...namesAs('paragraph', 'div section article main aside header footer nav form body'),
  ...namesAs('code', 'code pre kbd samp var tt'),
}

function namesAs(role: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map(name => [name, role]))
}

/** What text in an element is; code in a heading stays code. */
export function textRole(element: string, around: string): string {
  const own = Object.hasOwn(roles, element) ? roles[element] : undefined
  return around === 'code' ? around : (own ?? around)
}

export const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

const scriptTypes: readonly (readonly [RegExp, string])[] = [
  [/^tsx?$|typescript/, 'typescript'],
  [/json|importmap|speculationrules/, 'json'],
  [/^text\/(?:x-template|html|ng-template|template)|handlebars|mustache/, 'html'],
  [/^(?:jsx?|module|text\/babel|.*(?:java|ecma)script.*)$/, 'javascript'],
]

const defaults: Readonly<Record<string, string>> = {
  script: 'javascript',
  style: 'css',
  i18n: 'json',
  docs: 'markdown',
}

/** The language of an element whose content is no markup, by its `lang` or `type`. */
export function rawLanguage(element: string, type: string | undefined): string | undefined {
  const known = scriptTypes.find(([pattern]) => pattern.test(type ?? ''))?.[1]
  return known ?? type?.replace(/^.*\//, '') ?? defaults[element]
}
