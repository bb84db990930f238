import type { Matcher } from '../../core/matcher.ts'
import type { VerifyItem } from '../../core/verification.ts'
import type { Stored } from '../../git/listing.ts'
import type { ExpectedFile } from '../plan/expected.ts'
import type { ActualFile, ActualTree } from './actual-tree.ts'
import { fileItem } from './file.ts'
import { freshNames } from './names.ts'

const link = '120000'
const canRun = (mode: string): boolean => mode === '100755'

/** Changes of a file that its content does not show: a link for a file, and leave to be run. */
export function kindItems(
  { stored, sites }: ExpectedFile,
  { path, mode = stored.mode }: ActualFile,
): readonly VerifyItem[] {
  const isLink = mode === link
  if (isLink !== (stored.type === 'link')) {
    const note = isLink ? 'the file is a symbolic link now' : 'the symbolic link is a file now'
    return [fileItem(sites.length > 0 ? 'wrong' : 'stray', path, note)]
  }
  if (isLink || canRun(mode) === canRun(stored.mode)) return []
  const note = canRun(mode) ? 'the file can be run now' : 'the file cannot be run any more'
  return [fileItem('stray', path, note)]
}

interface Submodules {
  readonly stored: ReadonlyMap<string, Stored>
  readonly actual: ActualTree
  readonly old: Matcher
}

/** What became of the submodules, and old names in the paths of new ones. */
export function submoduleItems({ stored, actual, old }: Submodules): readonly VerifyItem[] {
  const before = [...stored].filter(([, { type }]) => type === 'submodule')
  const known = new Set(before.map(([path]) => path))
  const added = [...actual.submodules.keys()].filter(path => !known.has(path))
  return [
    ...before.flatMap(([path, { oid }]) => {
      if (!actual.submodules.has(path)) return [fileItem('stray', path, 'the submodule is gone')]
      if (actual.submodules.get(path) === oid) return []
      return [fileItem('stray', path, 'the submodule is at another commit')]
    }),
    ...added.map(path => fileItem('stray', path, 'the submodule is new')),
    ...freshNames(added, new Set(actual.files.keys()), old),
  ]
}
