import { type Document, isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml'
import { mistake } from './errors.ts'
import type { At, Shape } from './shape.ts'

/** A YAML file that was read, with the way back from a value to its place in the text. */
export interface YamlFile<Value> {
  readonly value: Value
  readonly document: Document.Parsed
}

/**
 * Reads a YAML text as a shape. Throws `damagedFile` with line and column for what is no YAML,
 * for unknown and doubled keys, and for values of another shape.
 */
export function readYaml<Value>(path: string, text: string, shape: Shape<Value>): YamlFile<Value> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const refuse = (offset: number, cause: string): never => {
    const { line, col } = lines.linePos(offset)
    throw mistake('damagedFile', `${path}:${Math.max(line, 1)}:${Math.max(col, 1)}`, cause)
  }
  const [error] = document.errors
  if (error) refuse(error.pos[0], firstLine(error.message))
  const untyped: unknown = unfolded(document, refuse)
  const value = shape(untyped, [], (at, expected) =>
    refuse(offsetOf(document, at), `Unexpected ${nameOf(at)}, expected ${expected}`),
  )
  return { value, document }
}

/** Aliases can be made to unfold without end, which the library refuses. */
function unfolded(
  document: Document.Parsed,
  refuse: (offset: number, cause: string) => never,
): unknown {
  try {
    return document.toJS()
  } catch (error) {
    if (error instanceof ReferenceError || error instanceof RangeError) {
      return refuse(0, firstLine(error.message))
    }
    throw error
  }
}

const firstLine = (message: string): string => message.split('\n', 1)[0] ?? ''

const nameOf = (at: At): string => {
  if (at.length === 0) return 'document'
  const path = at.map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')
  return `\`${path.replace(/^\./, '')}\``
}

/** The place of a value, or of the nearest thing around it that is there. */
export function offsetOf(document: Document.Parsed, at: At): number {
  const parent = document.getIn(at.slice(0, -1), true)
  const last = at.at(-1)
  if (isMap(parent)) {
    const pair = parent.items.find(one => isPair(one) && String(one.key) === String(last))
    if (isNode(pair?.key)) return pair.key.range?.[0] ?? 0
  }
  const node = document.getIn(at, true)
  if (isNode(node)) return node.range?.[0] ?? 0
  if (isNode(parent)) return parent.range?.[0] ?? 0
  return 0
}
