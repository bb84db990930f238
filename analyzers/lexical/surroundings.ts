/** What encloses a place in code, found by looking back a little. */
export interface Surroundings {
  /** The bracket around it. */
  readonly bracket: string | undefined
  /** The name before the nearest round bracket. */
  readonly callee: string | undefined
  /** Commas since that bracket. */
  readonly index: number
}

const reach = 200
const calleeBefore = /[\w$@:>.?-]*[\w$!?]$/
const blockBefore = /(?:[\w)\]"'`]|->)\s*$/
const literalBefore = /(?:^|[^\w$])(?:return|in|default|new)\s*$/

/** Walks back over balanced brackets to the ones that are open at `from`. */
export function surroundingsOf(text: string, from: number): Surroundings {
  const near = text.slice(Math.max(0, from - reach), from)
  let bracket: string | undefined
  for (let step = openingBefore(near, near.length); step; step = openingBefore(near, step.at)) {
    const opening = near[step.at]
    bracket ??= opening
    const before = near.slice(0, step.at)
    if (opening === '(')
      return { bracket, callee: calleeBefore.exec(before)?.[0], index: step.commas }
    if (opening === '{' && isBlock(before)) break
  }
  return { bracket, callee: undefined, index: 0 }
}

const isBlock = (before: string) => blockBefore.test(before) && !literalBefore.test(before)

interface Step {
  readonly at: number
  readonly commas: number
}

/** The bracket that is still open before `from`, and the commas behind it. */
function openingBefore(near: string, from: number): Step | undefined {
  let depth = 0
  let commas = 0
  for (let at = from - 1; at >= 0; at = stepBack(near, at)) {
    const character = near[at] ?? ''
    depth += depths[character] ?? 0
    if (depth < 0) return { at, commas }
    if (depth > 0) continue
    if (character === ';') return undefined
    if (character === ',') commas += 1
  }
  return undefined
}

const depths: Record<string, number> = { ')': 1, ']': 1, '}': 1, '(': -1, '[': -1, '{': -1 }
const quotes = '"\'`'

/** One character back, or before the string that ends here; a quote without a partner is an apostrophe. */
function stepBack(near: string, at: number): number {
  const character = near[at] ?? ''
  const opening = at > 0 && quotes.includes(character) ? near.lastIndexOf(character, at - 1) : -1
  return (opening === -1 ? at : opening) - 1
}
