import { isFileAt } from '../../files/folder.ts'
import type { Meta } from './meta.ts'

const log = 'status.events.jsonl'

/**
 * Where the log of a mission lies, relative to the root: in the worktree of its coordination
 * branch while there is one, else beside its plan.
 */
export function logPlace(
  root: string,
  folder: string,
  { coordinationBranch, missionId }: Meta,
): string {
  const path = `kitty-specs/${folder}/${log}`
  if (coordinationBranch === undefined) return path
  const [mid8] = /^[0-9A-HJKMNP-TV-Z]{8}/.exec(missionId ?? '') ?? []
  if (mid8 === undefined) return path
  const trees = folder.endsWith(`-${mid8}`) ? [folder, `${folder}-${mid8}`] : [`${folder}-${mid8}`]
  const there = trees.map(tree => `.worktrees/${tree}-coord/${path}`)
  return there.find(one => isFileAt(root, one)) ?? path
}
