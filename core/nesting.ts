/** Deepest nesting that is parsed: parsers call themselves for each level. */
const deepest = 200

/** Lists in lists on one line: `- - - lamp`. */
const compact = new RegExp(`(?:[-?][ \\t]){${deepest}}`)

/**
 * Whether a text of YAML, TOML or JSON may be nested more deeply than any person writes: its
 * brackets are counted, those in texts too.
 */
export function isNestedDeeply(text: string): boolean {
  let depth = 0
  for (const [bracket] of text.matchAll(/[[{\]}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1
    if (depth < 0) depth = 0
    if (depth > deepest) return true
  }
  return compact.test(text)
}
