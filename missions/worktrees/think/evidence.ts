import { fnmatch } from '../../occurrence-map/fnmatch.ts'
import type { LaneCommits, OwnCommit } from '../look/commits.ts'
import type { LaneFacts } from '../look/lanes.ts'

/** The commits that are of one work package for certain, each with why. */
export interface WorkEvidence {
  readonly commits: readonly OwnCommit[]
  readonly facts: readonly string[]
}

/** The patterns of paths that each work package of a mission owns. */
export type Ownership = ReadonlyMap<string, readonly string[]>

/**
 * Which of a lane's commits are of a work package: those that name it, those that touch what it
 * owns and no other of its lane does, and all of them where it is alone in its lane. Commits of
 * merges, and those about nothing but a plan, are of nobody.
 */
export function evidenceFor(
  wp: string,
  lane: LaneFacts,
  { own }: LaneCommits,
  owned: Ownership,
): WorkEvidence {
  const others = lane.workPackages.map(({ id }) => id).filter(id => id !== wp)
  const why = (commit: OwnCommit): string | undefined => {
    if (isNamed(wp, commit)) return `names ${wp}`
    if (others.some(other => isNamed(other, commit))) return undefined
    const file = commit.files.find(
      path => owns(owned, wp, path) && !others.some(other => owns(owned, other, path)),
    )
    if (file !== undefined) return `touches ${file}, which ${wp} owns`
    return others.length === 0 ? `is on the branch of ${wp} alone` : undefined
  }
  const found = own.filter(isWork).flatMap(commit => {
    const reason = why(commit)
    return reason === undefined ? [] : [{ commit, reason }]
  })
  return {
    commits: found.map(({ commit }) => commit),
    facts: found.map(({ commit, reason }) => `${commit.oid} ${reason}: ${subjectOf(commit)}`),
  }
}

/** Commits of a lane that are of no work package for certain. */
export const unclaimed = (
  lane: LaneFacts,
  commits: LaneCommits,
  owned: Ownership,
): readonly OwnCommit[] => {
  const known = new Set(
    lane.workPackages.flatMap(({ id }) => evidenceFor(id, lane, commits, owned).commits),
  )
  return commits.own.filter(commit => isWork(commit) && !known.has(commit))
}

export const subjectOf = ({ message }: OwnCommit): string => message.split('\n')[0]?.trim() ?? ''

const isNamed = (wp: string, { message }: OwnCommit): boolean =>
  message.split(/[^A-Za-z0-9]+/).includes(wp)

const owns = (owned: Ownership, wp: string, path: string): boolean =>
  (owned.get(wp) ?? []).some(pattern => fnmatch(path, pattern))

/** Whether a commit is about more than plans and states. */
const isWork = ({ files }: OwnCommit): boolean =>
  files.some(path => !/^(?:kitty-specs|\.kittify)\//.test(path))
