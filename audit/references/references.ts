import { referencesOfMarkdown } from './markdown.ts'
import { tellsThePast, tellsWhatToMake } from './moment.ts'
import { referencesOfPlain } from './plain.ts'
import type { Reference, Written } from './reference.ts'

/** Largest document whose references are read, in UTF-16 units. */
const longest = 4_000_000

/** What a document or template names: links, code spans and lines of commands. */
export async function referencesIn(path: string, text: string): Promise<readonly Reference[]> {
  if (text.length > longest) return []
  const lines = text.split('\n')
  return (await foundIn(path, text)).map(one => {
    const line = one.kind === 'line' ? '' : withoutCode(lines[one.line - 1] ?? '')
    return { ...one, isPast: tellsThePast(line), isToBe: tellsWhatToMake(line) }
  })
}

async function foundIn(path: string, text: string): Promise<readonly Written[]> {
  if (/\.(?:md|mdx|markdown|mkd|mdc|toml|md\.\w+)$/i.test(path)) return referencesOfMarkdown(text)
  return /\.(?:ya?ml|json[c5]?|css|svg|html?|xml|lock|csv)$/i.test(path)
    ? []
    : referencesOfPlain(path, text)
}

const withoutCode = (line: string): string => line.replace(/`[^`]*`/g, '`')
