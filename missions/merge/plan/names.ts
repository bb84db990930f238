import type { Ref } from '../../../git/refs.ts'

/** Names of a mission's branches, as Spec Kitty has composed them at one time or another. */
export function laneBranches(
  missionBranch: string,
  folder: string,
  missionId: string | undefined,
  lane: string,
): readonly string[] {
  const mid8 = missionId?.slice(0, 8)
  const human = folder.replace(/^\d{3}-(?=.)/, '')
  const isEnding = mid8 !== undefined && human.endsWith(`-${mid8}`)
  const bare = isEnding ? human.slice(0, -mid8.length - 1) : human
  const roots = [
    missionBranch,
    `kitty/mission-${folder}`,
    ...(mid8 === undefined
      ? []
      : [`kitty/mission-${bare}-${mid8}`, `kitty/mission-${folder}-${mid8}`]),
  ]
  return [...new Set(roots)].map(root => `${root}-${lane}`)
}

/** The first of some branches that is there; another name of a branch gives that one. */
export function firstBranch(refs: readonly Ref[], names: readonly string[]): Ref | undefined {
  const find = (name: string | undefined): Ref | undefined => refs.find(ref => ref.name === name)
  const found = names.map(name => find(`refs/heads/${name}`)).find(ref => ref !== undefined)
  return found?.symref === undefined ? found : find(found.symref)
}
