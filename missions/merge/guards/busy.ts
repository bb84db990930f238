import { posix } from 'node:path'
import { mistake } from '../../../core/errors.ts'
import { namesIn } from '../../../files/folder.ts'
import { quietly, textAt } from '../../mission/quietly.ts'

/** What somebody is in the midst of, by the file of git's own folder that says so. */
const operations: readonly (readonly [file: string, what: string, names: 'branch' | 'nothing'])[] =
  [
    ['rebase-merge/head-name', 'a rebase', 'branch'],
    ['rebase-apply/head-name', 'a rebase', 'branch'],
    ['BISECT_START', 'a bisect', 'branch'],
    ['MERGE_HEAD', 'a merge', 'nothing'],
    ['CHERRY_PICK_HEAD', 'a cherry-pick', 'nothing'],
    ['REVERT_HEAD', 'a revert', 'nothing'],
  ]

/** What somebody is in the midst of that is about a branch, and where; undefined for nothing. */
export function busyWith(
  root: string,
  common: string,
  branch: string,
): { readonly place: string; readonly what: string } | undefined {
  const linked = quietly(() => namesIn(common, 'worktrees')) ?? []
  for (const admin of ['', ...linked.map(name => `worktrees/${name}/`)]) {
    const read = (file: string): string | undefined => {
      const found = textAt(common, `${admin}${file}`)
      return typeof found === 'string' ? undefined : found.text.trim()
    }
    const isHere = read('HEAD') === `ref: ${branch}`
    const found = operations.find(([file, , names]) => {
      const content = read(file)
      const isAbout = names === 'branch' && [content, `refs/heads/${content}`].includes(branch)
      return content !== undefined && (isHere || isAbout)
    })
    if (found) return { place: posix.dirname(read('gitdir') ?? `${root}/.git`), what: found[1] }
  }
  return undefined
}

/**
 * Makes sure that no checkout is in the midst of something that is about a branch: moved underneath,
 * it would end in another history. Throws `busyCheckout`.
 */
export function refuseBusy(root: string, common: string, branch: string): void {
  const busy = busyWith(root, common, branch)
  if (busy) throw mistake('busyCheckout', busy.place, busy.what, branch)
}
