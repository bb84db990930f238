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
 * Which of a lane's commits are of a work package: those that touch what it owns and nothing that
 * another of its lane does; those whose message begins with its name and has that of no other; and
 * all of them where it is alone in its lane. Commits of merges, and those about nothing but a plan,
 * are of nobody.
 */
export function evidenceFor(
  wp: string,
  lane: LaneFacts,
  { own }: LaneCommits,
  owned: Ownership,
): WorkEvidence {
  const ids = lane.workPackages.map(({ id }) => id)
  const found = own.filter(isWork).flatMap(commit => {
    const reason = whyOf(wp, ids, commit, owned)
    return reason === undefined ? [] : [{ commit, reason }]
  })
  return {
    commits: found.map(({ commit }) => commit),
    facts: found.map(({ commit, reason }) => `${commit.oid} ${reason}: ${subjectOf(commit)}`),
  }
}

function whyOf(
  wp: string,
  ids: readonly string[],
  commit: OwnCommit,
  owned: Ownership,
): string | undefined {
  const owners = ids.filter(id => commit.files.some(path => owns(owned, id, path)))
  const [owner] = owners
  if (owners.length === 1) return owner === wp ? `touches what ${wp} alone owns` : undefined
  const others = ids.filter(id => id !== wp)
  if (others.some(other => isNamed(other, commit))) return undefined
  if (begins(wp, commit)) return `begins with ${wp}`
  return others.length === 0 ? `is on the branch of ${wp} alone` : undefined
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

/** `WP02: ...`, `feat(WP02): ...`, `[WP02] ...`. */
const begins = (wp: string, commit: OwnCommit): boolean =>
  /^(?:\w+\()?\W{0,2}(\w+)/.exec(subjectOf(commit))?.[1] === wp

const owns = (owned: Ownership, wp: string, path: string): boolean =>
  (owned.get(wp) ?? []).some(pattern => fnmatch(path, pattern))

/** Whether a commit is about more than plans and states. */
const isWork = ({ files }: OwnCommit): boolean =>
  files.some(path => !/^(?:kitty-specs|\.kittify)\//.test(path))
