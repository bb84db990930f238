import type { Ref } from '../../git/refs.ts'

/** Names of a mission's branches, as Spec Kitty has composed them at one time or another. */
export function laneBranches(
  missionBranch: string,
  folder: string,
  missionId: string | undefined,
  lane: string,
): readonly string[] {
  const mid8 = missionId?.slice(0, 8)
  const human = folder.replace(/^\d{3}-(?=.)/, '')
  const bare = mid8 === undefined ? human : human.replace(new RegExp(`-${mid8}$`), '')
  const roots = [
    missionBranch,
    `kitty/mission-${folder}`,
    ...(mid8 === undefined
      ? []
      : [`kitty/mission-${bare}-${mid8}`, `kitty/mission-${folder}-${mid8}`]),
  ]
  return [...new Set(roots)].map(root => `${root}-${lane}`)
}

/** The first of some branches that is there. */
export const firstBranch = (refs: readonly Ref[], names: readonly string[]): Ref | undefined =>
  names
    .map(name => refs.find(ref => ref.name === `refs/heads/${name}`))
    .find(ref => ref !== undefined)
