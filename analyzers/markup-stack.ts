import { below, type KeyPath } from './data-regions.ts'
import { textRole } from './markup-elements.ts'

/** An element that is still open. */
export interface Element {
  readonly name: string
  /** What text in it is. */
  readonly role: string
  /** The names of the elements from the root, where the document is data. */
  readonly path: KeyPath | undefined
}

export interface Stack {
  readonly elements: Element[]
  /** How many of each name are open, so that a stray end tag costs no search. */
  readonly counts: Map<string, number>
}

const outside: Element = { name: '', role: 'paragraph', path: undefined }

export const emptyStack = (): Stack => ({ elements: [], counts: new Map() })

export const innermost = ({ elements }: Stack): Element => elements.at(-1) ?? outside

/** Opens an element in the innermost one. */
export function openElement(stack: Stack, name: string, isData: boolean): void {
  const around = innermost(stack)
  const path = isData ? below(around.path, name) : undefined
  stack.elements.push({ name, role: textRole(name, around.role), path })
  stack.counts.set(name, (stack.counts.get(name) ?? 0) + 1)
}

/** Closes an element and what was left open in it. An end tag that closes nothing is passed over. */
export function closeElement({ elements, counts }: Stack, name: string): void {
  if (!counts.get(name)) return
  for (let last = elements.pop(); last; last = elements.pop()) {
    counts.set(last.name, (counts.get(last.name) ?? 0) - 1)
    if (last.name === name) return
  }
}
