import type { Context, Region, Slot } from '../../core/region.ts'
import type { Frame, Trail } from './frame.ts'
import type { Grammar } from './grammar.ts'
import { lookUp, matches } from './selector.ts'
import { unquote } from './unquote.ts'

/** The region of a hit, from the innermost frame that a grammar knows; undefined when it knows none. */
export function describe(trail: Trail, grammar: Grammar, text: string): Region | undefined {
  for (let at = trail.length - 1; at >= 0; at -= 1) {
    const region = regionAt(trail, at, grammar, text)
    if (region) return region
  }
  return undefined
}

function regionAt(trail: Trail, at: number, grammar: Grammar, text: string): Region | undefined {
  const frame = trail[at]
  const describer = frame && describers.find(({ holds }) => holds(grammar, frame.type))
  if (!frame || !describer) return undefined
  const path = trail.slice(Math.max(0, at - 5), at + 1).map(({ type }) => type)
  const described = describer.read({ trail, at, frame, grammar, text })
  return described && { start: frame.start, end: frame.end, trail: path, ...described }
}

/** A frame with what a description of it may need. */
interface Place {
  readonly trail: Trail
  readonly at: number
  readonly frame: Frame
  readonly grammar: Grammar
  readonly text: string
}

interface Describer {
  readonly holds: (grammar: Grammar, type: string) => boolean
  /** The region without its span and trail, or with a span inside of the frame's. */
  readonly read: (place: Place) => (Pick<Region, 'syntax'> & Partial<Region>) | undefined
}

const describers: readonly Describer[] = [
  {
    holds: ({ embedded }, type) => embedded?.[type] !== undefined,
    read: ({ frame, grammar }) => ({
      syntax: 'output',
      language: grammar.embedded?.[frame.type] ?? '',
    }),
  },
  {
    holds: ({ names }, type) => names.includes(type),
    read: ({ trail, at, grammar }) => ({
      syntax: 'identifier',
      role: roleOf(trail, at, grammar),
      context: nameContext(trail, at, grammar),
    }),
  },
  {
    holds: ({ comments }, type) => comments.includes(type),
    read: ({ frame, grammar, text }) => ({
      syntax: 'comment',
      role: isDocumentation(text, frame.end, grammar)
        ? 'doc'
        : commentRole(text.slice(frame.start, frame.start + 4)),
    }),
  },
  {
    holds: ({ texts }, type) => texts?.includes(type) === true,
    read: () => ({ syntax: 'text', role: 'message' }),
  },
  {
    holds: ({ regexes }, type) => regexes?.includes(type) === true,
    read: ({ trail, at, grammar }) => ({ syntax: 'regex', context: contextOf(trail, at, grammar) }),
  },
  { holds: ({ words }, type) => words?.types.includes(type) === true, read: word },
  { holds: ({ strings }, type) => strings.includes(type), read: string },
]

function string({
  trail,
  at,
  frame,
  grammar,
  text,
}: Place): (Pick<Region, 'syntax'> & Partial<Region>) | undefined {
  if (isPiece(trail, at, grammar)) return undefined
  const language = /heredoc/.test(frame.type)
    ? heredocLanguage(text.slice(frame.start, frame.end))
    : {}
  const role = grammar.docs?.some(selector => matches(selector, trail, at)) ? { role: 'doc' } : {}
  const context = contextOf(trail, at, grammar)
  const isKey =
    grammar.keyMark?.test(text.slice(frame.end, frame.end + 40)) === true &&
    context.slot !== 'comparison'
  return {
    syntax: 'string',
    ...role,
    ...language,
    ...unquote(text, frame),
    context: isKey ? { ...context, slot: 'map-key' } : context,
  }
}

/** The word that ends a here-document often names its language: `<<~SQL`. */
function heredocLanguage(source: string): { language?: string } {
  const tag = /(\w+)['"]?\s*$/.exec(source)?.[1]?.toLowerCase() ?? ''
  return /^(?:sql|html|json|ya?ml|xml|css|js|javascript|graphql|gql|ruby|python|bash|sh|shell|markdown|md|toml|dockerfile)$/.test(
    tag,
  )
    ? { language: tag }
    : {}
}

/** Part of a longer literal: `"a" "b"`, or the text between two holes. */
function isPiece(trail: Trail, at: number, grammar: Grammar): boolean {
  const parent = trail[at - 1]
  return (
    parent !== undefined &&
    grammar.pieces?.includes(trail[at]?.type ?? '') === true &&
    grammar.strings.includes(parent.type)
  )
}

/** A member without an object is a call of a function: `render(x)` in Ruby. */
function roleOf(trail: Trail, at: number, grammar: Grammar): string {
  if (grammar.references?.includes(trail[at]?.type ?? '')) return 'reference'
  const role = lookUp(grammar.roles, trail, at) ?? 'reference'
  const parent = trail[at - 1]
  if (
    role === 'declaration' &&
    trail[at]?.field === 'name' &&
    grammar.exported?.test(parent?.child('0') ?? '')
  )
    return 'export'
  const needed = parent && neededBy(role, parent.type, grammar)
  return needed !== undefined && parent?.child(needed) === undefined ? 'reference' : role
}

/** The field without which a name is a reference: the object of a member, the body of a struct. */
function neededBy(role: string, type: string, { objects, defines }: Grammar): string | undefined {
  if (role === 'property') return objects?.[type]
  return role === 'declaration' ? defines?.[type] : undefined
}

/** The object of a property, the callee around an argument: what a name is said of. */
function nameContext(trail: Trail, at: number, grammar: Grammar): Context {
  const parent = trail[at - 1]
  const field = parent && grammar.objects?.[parent.type]
  const object = field && trail[at]?.field !== field ? parent.child(field) : undefined
  return object ? { name: short(object) } : {}
}

function commentRole(head: string): string {
  if (/^\/\*\*(?!\/)|^\/\*!|^\/\/[/!](?!\/)|^#:/.test(head)) return 'doc'
  return /^(\/\*|<!--|<#|=begin|\(\*|\{-)/.test(head) ? 'block' : 'line'
}

/** Comment lines that stand right above a declaration, in languages where that documents it. */
const isDocumentation = (text: string, end: number, { documented }: Grammar): boolean =>
  documented?.test(text.slice(end, end + 4000)) === true

/** A word of a shell, or the name that it declares. */
function word({ trail, at, grammar }: Place): Pick<Region, 'syntax'> & Partial<Region> {
  const role = lookUp(grammar.roles, trail, at)
  if (role !== undefined) return { syntax: 'identifier', role }
  const isCommand = grammar.words?.command.some(selector => matches(selector, trail, at)) === true
  return {
    syntax: 'word',
    role: isCommand ? 'command' : 'argument',
    context: contextOf(trail, at, grammar),
  }
}

/** How a value is used: the nearest slot, and the nearest call and owner around it. */
function contextOf(trail: Trail, at: number, grammar: Grammar): Context {
  let found: Context = {}
  for (let child = at; child > 0; child -= 1) {
    found = { ...seenFrom(trail, child, grammar, found.slot), ...found }
    const callee = calleeAt(trail, child, grammar)
    if (callee !== undefined)
      return { slot: 'argument', ...found, callee: short(callee), index: indexOf(trail, child) }
    if (isSettled(found.slot) || grammar.statements?.test(trail[child - 1]?.type ?? ''))
      return found
  }
  return found
}

/** What one step outwards says: the slot, the name given to, the place in a list. */
function seenFrom(trail: Trail, child: number, grammar: Grammar, known: Slot | undefined): Context {
  const slot = known ?? slotAt(trail, child, grammar)
  const name = ownerAt(trail, child, grammar)
  const item = slot === 'item' ? trail[child]?.index : undefined
  return {
    ...(slot && { slot }),
    ...(name && { name: short(unquoteName(name)) }),
    ...(item !== undefined && { item }),
  }
}

/** A key or a module is that wherever it stands. */
const isSettled = (slot: Slot | undefined): boolean => slot === 'map-key' || slot === 'module'

/** A sum or a concatenation is no comparison, though the same node holds both. */
function slotAt(trail: Trail, child: number, grammar: Grammar): Slot | undefined {
  const slot = lookUp(grammar.slots, trail, child)
  const operator = slot === 'comparison' ? trail[child - 1]?.child('operator') : undefined
  return operator === undefined || comparing.test(operator) ? slot : undefined
}

const comparing = /^(?:[=!]==?|[<>]=?|<=>|=~|!~|eq|ne|in|not in|is|is not|instanceof)$/

/** The name that a node's parent gives it to. */
function ownerAt(trail: Trail, child: number, grammar: Grammar): string | undefined {
  const parent = trail[child - 1]
  const owner = parent && grammar.owners[parent.type]
  return parent && owner !== undefined && trail[child]?.field !== owner
    ? parent.child(owner)
    : undefined
}

/** The callee, where a node's parent is a call and the node is no part of the callee. */
function calleeAt(trail: Trail, child: number, grammar: Grammar): string | undefined {
  const parent = trail[child - 1]
  const call = parent && grammar.calls[parent.type]
  return parent && call && trail[child]?.field !== call[0] ? calleeOf(parent, call) : undefined
}

/** `object.method` where the grammar keeps both apart, the callee's source otherwise. */
function calleeOf(call: Frame, [callee, receiver]: readonly [string, string?]): string {
  const object = receiver ? call.child(receiver) : undefined
  const name = call.child(callee) ?? ''
  return object ? `${object}.${name}` : name
}

/** The argument's position: of the child of the argument list, not of the list. */
function indexOf(trail: Trail, child: number): number {
  const isList = /argument|^token_tree$/i.test(trail[child]?.type ?? '')
  return (isList ? trail[child + 1]?.index : trail[child]?.index) ?? 0
}

const short = (source: string): string => source.replace(/\s+/g, ' ').slice(-60)

const unquoteName = (name: string): string => name.replace(/^['"`:$@]+|['"`:?]+$/g, '')
