import { visible } from './visible.ts'

/**
 * Text of a scanned file as inline code for Markdown, also in a table cell: nothing in it can
 * close the code, end the cell, mention a person or become a link.
 *
 * A code span cannot hold a backtick or, in a table, a pipe for certain, so such text becomes an
 * element whose every sign is an entity.
 */
export function inlineCode(text: string): string {
  const safe = visible(text)
  if (safe.trim() === '' || /[`|]/.test(safe)) return `<code>${entities(safe)}</code>`
  return `\`${safe}\``
}

const entities = (text: string): string =>
  text.replace(/[^\p{L}\p{N}]/gu, character => `&#${character.codePointAt(0) ?? 0};`)

/** A table of cells that are Markdown already. */
export function markdownTable(
  head: readonly string[],
  alignments: readonly ('left' | 'right')[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const rule = head.map((_, index) => (alignments[index] === 'right' ? '--:' : '---'))
  return [head, rule, ...rows].map(cells => `| ${cells.join(' | ')} |`)
}
