import type { Problem } from '../../core/check.ts'
import type { Occurrence } from '../../core/occurrence.ts'
import type { Term } from '../../core/term.ts'

/** Where the names of a term stand: numbers of occurrences. */
export interface TermCounts {
  readonly term: Term
  /** Undecided old names in code. */
  readonly oldInCode: number
  readonly newInCode: number
  /** Old or new names in documents and templates. */
  readonly inDocuments: number
}

/** Counts one term by where it stands. */
export function countTerm(
  term: Term,
  undecided: readonly Occurrence[],
  fresh: { readonly inCode: number; readonly inDocuments: number },
  isDocument: (path: string) => boolean,
): TermCounts {
  const own = undecided.filter(one => one.term === term.from.typed)
  return {
    term,
    oldInCode: own.filter(({ surface }) => surface === 'source').length,
    newInCode: fresh.inCode,
    inDocuments: own.filter(({ path }) => isDocument(path)).length + fresh.inDocuments,
  }
}

/** Names that were changed in code, and that no document has under either name. */
export const undocumentedTerms = (counts: readonly TermCounts[]): readonly Problem[] =>
  counts
    .filter(one => one.newInCode > 0 && one.oldInCode === 0 && one.inDocuments === 0)
    .map(({ term, newInCode }) => ({
      rule: 'undocumented-term',
      path: './',
      message: `Unexpected silence of all documents about \`${term.to?.typed ?? ''}\`, once \`${term.from.typed}\`, expected a word of what the code names ${newInCode} ${newInCode === 1 ? 'time' : 'times'}`,
      remedy: 'document it, or set the rule to `off` for a name that nobody outside needs',
    }))
