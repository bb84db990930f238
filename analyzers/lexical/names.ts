import type { Region } from '../../core/region.ts'
import { isBound, isParameter, isTaken } from './parameters.ts'
import { firstWord, type Site, wordBefore } from './site.ts'

/** A name in code, with the first role that fits. */
export function nameRegion(site: Site): Region {
  const [role = 'reference'] = roles.find(([, fits]) => fits(site)) ?? []
  return identifier(site, role)
}

export function identifier({ start, end }: Pick<Site, 'start' | 'end'>, role: string): Region {
  return { start, end, syntax: 'identifier', role, trail: [role, 'identifier'] }
}

/** A word of the language itself, which no rename may touch. */
export function keyword({ start, end }: Pick<Site, 'start' | 'end'>, name: string): Region {
  return { start, end, syntax: 'identifier', role: 'keyword', trail: [name], context: { name } }
}

const roles: readonly (readonly [role: string, fits: (site: Site) => boolean])[] = [
  ['import', isImported],
  ['label', isLabel],
  ['declaration', isDeclared],
  ['export', isExported],
  ['reference', isModule],
  ['property', isMember],
  ['declaration', isParameter],
  ['declaration', isBound],
  ['declaration', isTaken],
  ['declaration', isTyped],
  ['property', isField],
  ['declaration', isAssigned],
  ['declaration', site => isBeforeColon(site, 'declaration')],
  ['property', site => isBeforeColon(site, 'property')],
]

function isImported(site: Site): boolean {
  const { imports } = site.lexicon
  if (imports.size === 0) return false
  const word = firstWord(site)
  return imports.has(word) && site.text.slice(site.start, site.end) !== word
}

function isExported(site: Site): boolean {
  const { exports } = site.lexicon
  return exports.size > 0 && exports.has(firstWord(site)) && site.brackets().length > 0
}

function isLabel({ text, start, lexicon }: Site): boolean {
  return lexicon.grammar.labels?.includes(text[start - 1] ?? ' ') === true
}

function isMember({ text, before, start, lexicon }: Site): boolean {
  const mark = text[before - 1]
  if (mark === '.') return text[before - 2] !== '.' && before === start
  if (mark === '>') return text[before - 2] === '-' && before === start
  return mark !== undefined && lexicon.grammar.members?.includes(mark) === true && before === start
}

/** `Phoenix.Channel`, where members are never capitalised. */
function isModule({ text, start, lexicon }: Site): boolean {
  return lexicon.grammar.modules === true && /^\.\p{Lu}/u.test(text.slice(start - 1, start + 2))
}

const namespaces = new Set('package module namespace defmodule library'.split(' '))
const functions = new Set('fun function func def sub proc'.split(' '))
const qualifiedBefore = /([\w-]+)[ \t]+(?:[\w$]+(?:\.|::?|\\))+$/

/** `class Lighthouse`, every part of `package coast.lighthouse`, the last one of `fun Tower.light`. */
function isDeclared(site: Site): boolean {
  const { text, lineStart, before, start, end, lexicon } = site
  if (lexicon.declares.size === 0) return false
  const qualified = qualifiedBefore.exec(text.slice(Math.max(lineStart, start - 200), start))?.[1]
  const word = qualified ?? wordBefore(site, before)
  if (!lexicon.declares.has(word)) return false
  if (namespaces.has(word)) return true
  return text[end] !== '.' && (qualified === undefined || functions.has(word))
}

const statements = new Set(
  'return new throw else case goto await yield in instanceof delete typeof using import package emit revert raise assert extends implements throws is as not and or of from with do go defer where when if while until unless then co_return option oneof public private protected static'.split(
    ' ',
  ),
)
const typeEnds = new Set([62, 93, 42, 38, 63])

/** `Type name` before `=`, `;`, `,`, a bracket or the end of the line. */
function isTyped(site: Site): boolean {
  const { text, before, start, after, lexicon } = site
  if (!lexicon.grammar.typed || before === site.lineStart) return false
  if (!'=;,(){[:\n\r'.includes(text[after] ?? '\n') || text[after + 1] === '=') return false
  const last = text.charCodeAt(before - 1)
  if (last === 42 && before === start) return isPointer(site)
  if (typeEnds.has(last)) return lexicon.isLetter(text.charCodeAt(before - 2)) || last === 93
  return before < start && lexicon.isLetter(last) && !statements.has(wordBefore(site, before))
}

const typeBefore = /(?:^|[(){},;]|\w[ \t])[ \t]*([A-Za-z_]\w*)[ \t]*\*+$/

/** `Tower *lighthouse`, but not `return *lighthouse`. */
function isPointer({ text, lineStart, start }: Site): boolean {
  const type = typeBefore.exec(text.slice(Math.max(lineStart, start - 80), start))?.[1]
  return type !== undefined && !statements.has(type)
}

/** `name =` in the brackets of a table or a call. */
function isField({ text, after, lexicon, brackets }: Site): boolean {
  const { fields } = lexicon.grammar
  if (!fields || text[after] !== '=' || '=~>'.includes(text[after + 1] ?? ' ')) return false
  const opening = brackets().at(-1)
  return opening !== undefined && fields.includes(text[opening] ?? ' ')
}

/** `name =` where a statement starts. */
function isAssigned({ text, lexicon, lineStart, before, after }: Site): boolean {
  if (lexicon.assigns.length === 0) return false
  if (before !== lineStart && !'{;('.includes(text[before - 1] ?? '')) return false
  const mark = lexicon.assigns.find(assign => text.startsWith(assign, after))
  return mark !== undefined && !'=~>'.includes(text[after + mark.length] ?? ' ')
}

function isBeforeColon({ text, lexicon, after }: Site, meaning: string): boolean {
  const isColon = text[after] === ':' && !':='.includes(text[after + 1] ?? ' ')
  return isColon && lexicon.grammar.colon === meaning
}
