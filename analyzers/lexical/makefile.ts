import type { Region } from '../../core/region.ts'
import type { Span } from '../../core/span.ts'
import { hitLookup } from '../hits.ts'
import { commentRegion, embeddedRegion, spansOf } from './line-regions.ts'
import { covering, type Line, limitOf, linesOf } from './lines.ts'
import { identifier } from './names.ts'

/** Targets, variables, recipes and comments of a Makefile. */
export function makefile(text: string, hits: readonly Span[]): readonly Region[] {
  const lines = linesOf(text, limitOf(hits))
  const holdsHit = hitLookup(hits)
  const regions: Region[] = []
  for (let index = 0; index < lines.length; ) {
    const isRecipe = text[lines[index]?.start ?? 0] === '\t'
    const next = isRecipe ? recipeEnd(text, lines, index) : logicalEnd(text, lines, index)
    const span = { start: lines[index]?.at ?? 0, end: lines[next - 1]?.end ?? 0 }
    if (holdsHit(span.start, span.end)) {
      regions.push(...(isRecipe ? recipe(text, span) : statement(text, span)))
    }
    index = next
  }
  return covering(regions, hits)
}

const endsOpen = (text: string, line: Line | undefined) =>
  line !== undefined && text[line.end - 1] === '\\'

function logicalEnd(text: string, lines: readonly Line[], first: number): number {
  let index = first
  while (endsOpen(text, lines[index])) index += 1
  return index + 1
}

/** Recipe lines that follow each other are one script. */
function recipeEnd(text: string, lines: readonly Line[], first: number): number {
  let index = first
  while (index < lines.length && text[lines[index]?.start ?? 0] === '\t')
    index = logicalEnd(text, lines, index)
  return index
}

function recipe(text: string, span: Span): readonly Region[] {
  return [embeddedRegion(span, 'shell'), ...variables(text, span)]
}

const variable = /(?<=\$[({])[\w.-]+(?=[)}:])/g

const variables = (text: string, span: Span) =>
  spansOf(text, span, variable).map(found => identifier(found, 'reference'))

const directive =
  /^(?:-?include|ifn?eq|ifn?def|else|endif|export|unexport|vpath|override|undefine)\b/
const assignment =
  /^(?:(?:export|override|private)[ \t]+|define[ \t]+)*([\w.%/${}()-]+)[ \t]*(?:[:?+!]{0,3}=|$)/
const rule = /^([^:=#\n]+?)[ \t]*::?(?!=)/

function statement(text: string, { start, end }: Span): readonly Region[] {
  if (text[start] === '#') return [commentRegion({ start, end })]
  const content = text.slice(start, end)
  const comment = / #[^\n]*$/.exec(content)
  const stop = comment ? start + comment.index + 1 : end
  const body = { start, end: stop }
  const names = [...named(content.slice(0, stop - start), start), ...variables(text, body)]
  const starts = new Set(names.map(name => name.start))
  return [
    ...names,
    ...words(text, body).filter(word => !starts.has(word.start)),
    ...(comment ? [commentRegion({ start: stop, end })] : []),
  ]
}

const included = /^[-s]?include[ \t]+/
const exported = /^(?:un)?export[ \t]+/

/** What a line names: files, variables of the environment, its own variables, targets. */
function named(content: string, start: number): readonly Region[] {
  const files = included.exec(content)?.[0].length
  if (files !== undefined) return wordsFrom(content, start, files, /\S+/g).map(fileRegion)
  const names = exported.exec(content)?.[0].length
  return names === undefined
    ? declared(content, start)
    : wordsFrom(content, start, names, /(?<![=:?+].*)[\w.-]+/g).map(environment)
}

const wordsFrom = (content: string, start: number, from: number, word: RegExp): readonly Span[] =>
  spansOf(content, { start: from, end: content.length }, word).map(span => ({
    start: start + span.start,
    end: start + span.end,
  }))

const fileRegion = (span: Span): Region => ({
  ...span,
  syntax: 'string',
  trail: ['include', 'string'],
  context: { slot: 'module' },
})

const environment = (span: Span): Region => ({
  ...span,
  syntax: 'key',
  role: 'env',
  trail: ['export', 'key'],
})

function declared(content: string, start: number): readonly Region[] {
  const name = assignment.exec(content)
  if (name?.[1] && /[=]|^define/.test(name[0])) {
    const from = start + content.indexOf(name[1], name[0].indexOf(name[1]))
    return [identifier({ start: from, end: from + name[1].length }, 'declaration')]
  }
  const targets = directive.test(content) ? undefined : rule.exec(content)?.[1]
  return targets === undefined ? [] : targetRegions(content, start, targets.length)
}

/** Targets, also those that `.PHONY` lists. */
function targetRegions(content: string, start: number, length: number): readonly Region[] {
  const isPhony = content.startsWith('.PHONY')
  const end = isPhony ? content.length : length
  return spansOf(content, { start: 0, end }, /[^\s:]+/g).map(span => ({
    ...identifier(
      { start: start + span.start, end: start + span.end },
      isPhony ? 'reference' : 'declaration',
    ),
    context: { name: 'target' },
  }))
}

/** What is not a name: prerequisites, values and the like. */
const words = (text: string, body: Span): readonly Region[] =>
  spansOf(text, body, /[^\s:=]+/g).map(span => ({
    ...span,
    syntax: 'word',
    role: 'argument',
    trail: ['word'],
  }))
