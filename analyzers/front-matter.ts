import type { Region } from '../core/region.ts'

const fences = { '---': 'yaml', '+++': 'toml' } as const

/**
 * The block of settings at the top of a document, or undefined when there is none.
 *
 *     ---
 *     title: Lighthouse      the region: this line
 *     ---
 */
export function frontMatter(text: string): Region | undefined {
  const match = /^(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)^(?:\1|\.\.\.)[ \t]*\r?$/m.exec(text)
  if (match?.index !== 0) return undefined
  const start = match[0].indexOf('\n') + 1
  const language = match[1] === '+++' ? fences['+++'] : fences['---']
  return {
    syntax: 'output',
    language,
    start,
    end: start + (match[2] ?? '').length,
    trail: ['root', language],
  }
}
