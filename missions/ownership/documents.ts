import type { Glob } from './globs.ts'
import { star } from './stars.ts'

/** Folders at the root that hold what is read and not run. */
const folders = new Set(['.kittify', 'doc', 'docs', 'documentation', 'kitty-specs'])

/** Whether all paths of a pattern are documents: of a folder for them, or Markdown at the root. */
export function isForDocuments({ text, names }: Glob): boolean {
  const [first] = names
  if (first === undefined || first === star) return false
  if (first.wildcards === undefined && folders.has(first.text)) return true
  return names.every(name => name === star || name === first) && /\.md$/i.test(text)
}
