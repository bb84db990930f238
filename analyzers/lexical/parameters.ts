import { lastBefore, type Site } from './site.ts'

/** How far a head goes back from the name that it binds. */
const reach = 400

const textBefore = (text: string, end: number) => text.slice(Math.max(0, end - reach), end)

/** A name in the brackets of a function that is being declared: `def light(tower, lighthouse)`. */
export function isParameter(site: Site): boolean {
  const { text, after, lexicon, brackets } = site
  const { parameters, typed, sigils } = lexicon.grammar
  if (!parameters || !'([,'.includes(lastBefore(site) || ' ')) return false
  const isType = lexicon.isLetter(text.charCodeAt(after)) || sigils?.includes(text[after] ?? ' ')
  if (typed && isType) return false
  const opening = brackets().at(-1)
  return opening !== undefined && lexicon.parameters.test(textBefore(text, opening + 1))
}

/** A variable anywhere in a pattern: `light({ok, Lighthouse}) ->`, `light (Tower lighthouse) =`. */
export function isBound({ text, start, lexicon, brackets }: Site): boolean {
  const { heads, binds, grammar } = lexicon
  if (grammar.sigils?.includes(text[start - 1] ?? ' ')) return false
  if (!grammar.heads || !binds.test(text.slice(start, start + reach))) return false
  const ends = [start, ...brackets().map(at => at + 1)]
  return ends.some(end => heads.test(textBefore(text, end)))
}

/** A name in brackets that what follows them makes parameters: `{ lighthouse, lamp }: lamp`. */
export function isTaken(site: Site): boolean {
  const { text, end, lexicon } = site
  if (!lexicon.grammar.bodies || !'{,'.includes(lastBefore(site) || ' ')) return false
  return lexicon.bodies.test(text.slice(end, end + reach))
}
