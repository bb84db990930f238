import { applyEdits, type Edit, type Edited } from '../../core/edit.ts'
import { mistake } from '../../core/errors.ts'
import type { Resolved } from '../../core/plan.ts'
import { isSafePath } from '../../core/safe-path.ts'
import { decodeText, encodeText } from '../../core/text.ts'
import type { Stored } from '../../git/listing.ts'
import type { CommitTree } from '../commit-tree.ts'
import { newPaths } from './new-paths.ts'

/** A path of the base that a plan is about: because of its content, of its name, or of a folder's. */
export interface ExpectedFile {
  readonly stored: Stored
  /** Where it lies at the base, and where it is to be. */
  readonly from: string
  readonly to: string
  /** Its occurrences in order, those in its own content only. */
  readonly sites: readonly Resolved[]
}

/** The tree that a plan leads to, as far as it differs from the base or holds an occurrence. */
export interface ExpectedTree {
  readonly files: readonly ExpectedFile[]
  readonly newPath: (path: string) => string
}

/** Works out which paths a plan touches or looks at; contents are worked out one by one. */
export function expectedTree(tree: CommitTree, resolved: readonly Resolved[]): ExpectedTree {
  const renamed = newPaths(resolved)
  // A name that is not UTF-8 is shown with escapes, which are no name to write.
  const newPath = (path: string): string =>
    tree.stored.get(path)?.entry.raw ? path : renamed(path)
  const sites = new Map<string, Resolved[]>()
  for (const one of resolved) {
    if (one.occurrence.line === null) continue
    const { path } = one.occurrence
    const known = sites.get(path)
    if (known) known.push(one)
    else sites.set(path, [one])
  }
  const files = [...tree.stored.values()].flatMap(stored => {
    const from = stored.entry.path
    const to = newPath(from)
    if (to !== from && !isSafePath(to)) throw mistake('unsafePath', from, to)
    const file = { stored, from, to, sites: sites.get(from) ?? [] }
    return file.sites.length > 0 || file.to !== from ? [file] : []
  })
  return { files, newPath }
}

/** Whether a plan changes a file, and does not only look at it. */
export const isTouched = (file: ExpectedFile): boolean => isEdited(file) || file.from !== file.to

/** Whether the content of a file changes. */
export const isEdited = ({ sites }: ExpectedFile): boolean =>
  sites.some(({ action }) => action === 'rename')

/** The content that a file of the base has after its approved renames. Throws `unencodable`. */
export function expectedContent(file: ExpectedFile, base: Buffer): Edited {
  const encoding = decodeText(base)?.encoding ?? 'utf-8'
  const edits = file.sites.flatMap(({ action, occurrence, replacement }): readonly Edit[] => {
    if (action !== 'rename' || replacement === null) return []
    const encoded = encodeText(replacement, encoding)
    if (!encoded) throw mistake('unencodable', replacement, file.from, encoding)
    return [{ start: occurrence.start, end: occurrence.end, replacement: encoded }]
  })
  return applyEdits(base, edits)
}
