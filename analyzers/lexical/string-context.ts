import type { Context } from '../../core/region.ts'
import type { Lexicon } from './compile.ts'
import type { Piece } from './scanner.ts'
import { type Surroundings, surroundingsOf } from './surroundings.ts'

/** A string as it stands: the text close before and behind it, and what encloses it. */
interface Place {
  readonly before: string
  readonly after: string
  readonly lexicon: Lexicon
  readonly around: Surroundings
  readonly name: string | undefined
}

const reach = 80
const givenName =
  /(?:["'](?<key>[\w$-]+)["']|:(?<symbol>\w+))\s*=>\s*$|(?<name>[\w$-]+)["'\]]?\s*(?::=|<-|[=:](?![=:>]))\s*[[({]?\s*$/
const importBefore =
  /(?:^|[^\w.$-])(?:import|from|include|require|require_relative|source|load|use|forward|extern|dofile|library)\s*\(?\s*$/
const lookupBefore = /([\w.$]+)\??\.?\[\s*$/
const comparisonBefore = /(?:[=!<>]==?|=~|<>|\b(?:case|when|eq|ne|in|like|is)\b)\s*$/i
const comparisonAfter = /^\s*(?:[=!]==?|=~)/
const commandBefore =
  /(?:^|[\n;{[(&|]|\bdo\s|@)[ \t]*([A-Za-z][\w.:-]*)(?:[ \t]+[^\s"{}()]+)*[ \t]+$/
const keyAfter = /^\s*(?:=>|:(?!:))/

/** How the code around a string uses it: the first reading that fits. */
export function stringContext(text: string, piece: Piece, lexicon: Lexicon): Context {
  const from = prefixStart(text, piece.from)
  const before = text.slice(Math.max(0, from - reach), from)
  const place: Place = {
    before,
    after: text.slice(piece.to, piece.to + 8),
    lexicon,
    around: surroundingsOf(text, from),
    name: nameBefore(before),
  }
  for (const read of readings) {
    const context = read(place)
    if (context) return context
  }
  return {}
}

function nameBefore(before: string): string | undefined {
  const { key, symbol, name } = givenName.exec(before)?.groups ?? {}
  return key ?? symbol ?? name
}

/** Letters that belong to the string: `r"..."`, `f"..."`, `@"..."`. */
function prefixStart(text: string, from: number): number {
  let start = from
  while (start > from - 2 && /[a-zA-Z@$]/.test(text[start - 1] ?? '')) start -= 1
  return /\w/.test(text[start - 1] ?? '') ? from : start
}

const readings: readonly ((place: Place) => Context | undefined)[] = [
  imported,
  lookedUp,
  compared,
  ({ after, around }) =>
    keyAfter.test(after) && around.bracket !== undefined
      ? { slot: 'map-key', ...calleeOf(around) }
      : undefined,
  argument,
  ({ around, name }) =>
    around.bracket === '[' ? { slot: 'item', ...named(name), ...calleeOf(around) } : undefined,
  ({ around, name }) => (name ? { slot: 'value', name, ...calleeOf(around) } : undefined),
  ofCommand,
]

function imported({ before, lexicon }: Place): Context | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const isImport =
    importBefore.test(before) || lexicon.imports.has(/[\w@#-]+/.exec(line)?.[0] ?? '')
  return isImport ? { slot: 'module' } : undefined
}

function compared({ before, after, lexicon }: Place): Context | undefined {
  const { matches } = lexicon.grammar
  const isPattern = matches !== undefined && after.trimStart().startsWith(matches)
  const isCompared = isPattern || comparisonBefore.test(before) || comparisonAfter.test(after)
  return isCompared ? { slot: 'comparison' } : undefined
}

function lookedUp({ before, after }: Place): Context | undefined {
  const name = after.trimStart().startsWith(']') ? lookupBefore.exec(before)?.[1] : undefined
  return name ? { slot: 'lookup', name } : undefined
}

function argument({ around, name }: Place): Context | undefined {
  if (around.bracket !== '(' || around.callee === undefined) return undefined
  const { callee, index } = around
  return name ? { slot: 'keyword', callee, name } : { slot: 'argument', callee, index }
}

/** `puts "text"`, where calls have no brackets. */
function ofCommand({ before, lexicon }: Place): Context | undefined {
  const callee = lexicon.grammar.commands ? commandBefore.exec(before)?.[1] : undefined
  return callee ? { slot: 'argument', callee } : undefined
}

const named = (name: string | undefined) => (name ? { name } : {})
const calleeOf = ({ callee }: Surroundings) => (callee ? { callee } : {})
