import type { Problem } from '../../core/check.ts'
import type { WorkTree } from '../../engine/tree.ts'
import { textOf } from '../documents.ts'
import { type RetiredTerm, retiredTerms } from './glossary.ts'

/** Where glossaries lie: `.kittify/glossaries/core.yaml`, `docs/glossary.yml`. */
const glossary = /(?:^|\/)\.?glossar(?:y|ies)(?:\/[^/]+)?\.ya?ml$|[-_.]glossary\.ya?ml$/i

export interface Glossaries {
  /** Those with a retired term. */
  readonly read: readonly { readonly path: string; readonly terms: readonly RetiredTerm[] }[]
  readonly problems: readonly Problem[]
}

/** Reads the glossaries of a repository for the terms that they have retired. */
export async function readGlossaries(tree: WorkTree, limit: number): Promise<Glossaries> {
  const read: { path: string; terms: readonly RetiredTerm[] }[] = []
  const problems: Problem[] = []
  for (const entry of tree.files.filter(({ path }) => glossary.test(path))) {
    const text = await textOf(tree, entry, limit)
    if (typeof text !== 'string') continue
    const { terms, problems: found } = retiredTerms(entry.path, text)
    problems.push(...found)
    if (terms.length > 0) read.push({ path: entry.path, terms })
  }
  return { read, problems }
}
