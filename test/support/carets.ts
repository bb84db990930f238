import type { Occurrence } from '../../core/occurrence.ts'

/**
 * Draws what a file's occurrences are: each line that holds some, and carets below it.
 *
 *     input.ts:3
 *       import { lighthouse } from './lighthouse.js'
 *                ^^^^^^^^^^ identifier/import
 *                                    ^^^^^^^^^^ path/import-path
 */
export function drawCarets(path: string, text: string, occurrences: readonly Occurrence[]): string {
  const lines = text.split(/\r?\n/)
  const rows = [...new Set(occurrences.map(({ line }) => line))]
  const blocks = rows.map(row => {
    const line = lines[(row ?? 0) - 1] ?? ''
    const own = occurrences.filter(occurrence => occurrence.line === row)
    return [
      `${path}:${row}`,
      `  ${line}`,
      ...own.map(occurrence => `  ${caretsBelow(line, occurrence)}`),
    ].join('\n')
  })
  return `${blocks.join('\n\n')}\n`
}

function caretsBelow(line: string, occurrence: Occurrence): string {
  const { column, text, category, kind } = occurrence
  const indent = line.slice(0, (column ?? 1) - 1).replace(/[^\t]/g, ' ')
  const width = text.split(/\r?\n/, 1)[0]?.length ?? 0
  const details = detailsOf(occurrence)
  const meaning = category === kind ? category : `${category}/${kind}`
  return [`${indent}${'^'.repeat(width)}`, meaning, ...details].join(' ')
}

/** What is out of the ordinary about an occurrence, each in brackets. */
const detailsOf = ({ embedded, contract, notes, evidence }: Occurrence): readonly string[] => [
  ...(embedded === null ? [] : [`(embedded: ${embedded})`]),
  ...(contract === null ? [] : [`(contract: ${contract})`]),
  ...notes.map(note => `(note: ${note})`),
  ...(evidence.reason === undefined ? [] : [`(reason: ${evidence.reason})`]),
]
