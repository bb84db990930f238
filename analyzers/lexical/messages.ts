import type { Region } from '../../core/region.ts'
import { identifier, nameRegion } from './names.ts'
import { lastBefore, type Site } from './site.ts'

const method = /^[ \t]*[-+][ \t]*\(/

/** Objective-C: methods declare the parts of their selector and their parameters, messages use them. */
export function messageName(site: Site): Region {
  const { text, lineStart, start } = site
  if (method.test(text.slice(lineStart, start))) return identifier(site, methodRole(site))
  return isSelector(site) ? identifier(site, 'property') : nameRegion(site)
}

/** `- (void)light:(Lighthouse *)lighthouse`: types stand in brackets. */
function methodRole({ text, lineStart, start }: Site): string {
  const before = text.slice(lineStart, start)
  return before.lastIndexOf('(') > before.lastIndexOf(')') ? 'reference' : 'declaration'
}

/** `[tower light:lamp]`: what follows the receiver, or stands before a colon. */
function isSelector(site: Site): boolean {
  const { text, before, after, lexicon, brackets } = site
  const opening = brackets().at(-1)
  if (opening === undefined || text[opening] !== '[' || before === opening + 1) return false
  const last = lastBefore(site)
  const followsName = lexicon.isLetter(last.charCodeAt(0)) || ')]"'.includes(last)
  return followsName && ':]'.includes(text[after] ?? ' ')
}
