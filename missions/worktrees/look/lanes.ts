import { posix } from 'node:path'
import { realPathOf } from '../../../files/folder.ts'
import type { Worker } from '../../../files/processes.ts'
import type { Ref } from '../../../git/refs.ts'
import { firstBranch, laneBranches } from '../../merge/plan/names.ts'
import { shortName } from '../../merge/plan/plan.ts'
import { planningLane } from '../../merge/plan/steps.ts'
import { rowsOf } from '../../mission/history.ts'
import type { Mission } from '../../mission/read.ts'
import type { Checkout } from './checkouts.ts'
import { type Claim, type Claimed, claimsIn } from './claims.ts'
import type { Context } from './contexts.ts'

/** A work package of a lane. */
export interface WorkPackageFacts {
  readonly id: string
  /** Its lane of a board. */
  readonly state: string
  readonly claim: Claim | undefined
  /** When its last row was written, as the log has it; empty where there is none. */
  readonly since: string
}

/** All that is there of a lane. */
export interface LaneFacts {
  readonly mission: Mission
  readonly id: string
  /** Full names that its branch may have, the likeliest first. */
  readonly names: readonly string[]
  readonly branch: Ref | undefined
  /** The name of its branch where its file says nothing. */
  readonly torn: string | undefined
  readonly checkout: Checkout | undefined
  readonly context: Context | undefined
  /** Where its worktree lies, or is to lie. */
  readonly place: string
  readonly workPackages: readonly WorkPackageFacts[]
  /** Who works there at this moment, in words; undefined for nobody. */
  readonly owner: string | undefined
}

/** What the lanes of all missions are put together from. */
export interface Sources {
  readonly root: string
  readonly missions: readonly Mission[]
  readonly refs: readonly Ref[]
  readonly broken: readonly string[]
  readonly checkouts: readonly Checkout[]
  readonly contexts: readonly Context[]
  readonly workers: readonly Worker[]
}

/** The folder in which Spec Kitty makes worktrees, relative to the root. */
export const worktreeFolder = '.worktrees'

/**
 * Puts together what belongs to each lane. Names are compared as a whole: a mission whose name is
 * the beginning of another's gets nothing of it.
 */
export function lanesOf(sources: Sources): readonly LaneFacts[] {
  const { root, missions, refs, contexts } = sources
  // What is checked out in the main one is its user's business.
  const checkouts = sources.checkouts.filter(({ admin }) => admin !== undefined)
  const wanted = missions.flatMap(mission =>
    mission.lanes.lanes
      .filter(({ id }) => id !== planningLane)
      .map(({ id, workPackages }) => ({ mission, id, workPackages, names: namesOf(mission, id) })),
  )
  const base = realPathOf(`${root}/${worktreeFolder}`)
  const isFree = (taken: ReadonlySet<Checkout>) => (one: Checkout) => !taken.has(one)
  const taken = new Set<Checkout>()
  const claimsOf = claimReader(root)
  const found = wanted.map(lane => {
    const places = placesOf(base, lane)
    const checkout = checkouts.filter(isFree(taken)).find(({ path }) => places.includes(path))
    if (checkout) taken.add(checkout)
    return { ...lane, places, checkout }
  })
  return found.map(lane => {
    const { mission, id, names, workPackages, places } = lane
    const context = contextOf(contexts, mission, id)
    const isOn = ({ head, taken: from }: Checkout): boolean =>
      (head.type === 'branch' && names.includes(head.name)) ||
      (from !== undefined && names.includes(from))
    const free = checkouts.filter(isFree(taken))
    const checkout =
      lane.checkout ?? free.find(isOn) ?? free.find(one => isSaidBy(context, one, refs, root))
    if (checkout) taken.add(checkout)
    const branch = firstBranch(refs, names.map(shortName))
    const isHere = checkout !== undefined || context !== undefined
    // Of a lane of which nothing is here nobody asks whose it is.
    const claims = isHere ? claimsOf(mission) : undefined
    const facts = workPackages.map(wp => factsOf(mission, wp, claims?.get(wp)))
    return {
      mission,
      id,
      names,
      branch,
      torn: branch ? undefined : sources.broken.find(name => names.includes(name)),
      checkout,
      context,
      place: checkout?.path || placeFor(sources, context, places),
      workPackages: facts,
      owner: ownerOf(facts, checkout, sources.workers),
    }
  })
}

/** Full names that the branch of a lane may have, the likeliest first. */
export const namesOf = ({ lanes, folder, meta }: Mission, id: string): readonly string[] =>
  laneBranches(lanes.missionBranch ?? `kitty/mission-${folder}`, folder, meta.missionId, id).map(
    name => `refs/heads/${name}`,
  )

/** Where Spec Kitty makes the worktree of a lane, in one scheme of names or the other. */
function placesOf(
  base: string,
  { mission, id, names }: Pick<LaneFacts, 'mission' | 'id' | 'names'>,
) {
  const schemes = names.map(name => name.replace(/^refs\/heads\/(?:kitty\/mission-)?/, ''))
  const safe = [`${mission.folder}-${id}`, ...schemes].filter(name => !name.includes('/'))
  return [...new Set(safe)].map(name => `${base}/${name}`)
}

function contextOf(
  contexts: readonly Context[],
  { folder, identity }: Mission,
  id: string,
): Context | undefined {
  const file = `/${folder}-${id}.json`
  return (
    contexts.find(one => one.file.endsWith(file)) ??
    contexts.find(
      ({ fields }) =>
        fields?.lane === id && [folder, identity.mission_slug].includes(fields.mission),
    )
  )
}

/** Whether a context means a worktree among the others, unless that one is on a branch that is there. */
function isSaidBy(
  context: Context | undefined,
  { path, head }: Checkout,
  refs: readonly Ref[],
  root: string,
): boolean {
  const isElsewhere = head.type === 'branch' && refs.some(({ name }) => name === head.name)
  const isAmong = posix.dirname(path) === `${root}/${worktreeFolder}`
  return isAmong && context?.fields?.path === path && !isElsewhere
}

/** Where a worktree is to be made: as the context says, unless that leads out of the project. */
function placeFor(
  { root, checkouts }: Sources,
  context: Context | undefined,
  places: readonly string[],
): string {
  const said = context?.fields?.path ?? ''
  // A context is a file like any: it leads to one folder among the others, and nowhere else.
  const isOurs = posix.dirname(said) === `${root}/${worktreeFolder}`
  const isTaken = checkouts.some(({ path }) => path === said)
  return isOurs && !isTaken ? said : (places[0] ?? '')
}

function factsOf(
  { snapshot }: Mission,
  id: string,
  claimed: Claimed | undefined,
): WorkPackageFacts {
  const state = snapshot.work_packages[id]
  const lane = state?.lane ?? 'genesis'
  return {
    id,
    state: lane === 'uninitialized' ? 'genesis' : lane,
    claim: claimed?.claim,
    since: claimed?.since ?? state?.last_transition_at ?? '',
  }
}

/** Reads the claims of missions, each log once. */
function claimReader(root: string): (mission: Mission) => ReadonlyMap<string, Claimed> {
  const known = new Map<Mission, ReadonlyMap<string, Claimed>>()
  return mission => {
    const claims = known.get(mission) ?? claimsIn(rowsOf(root, mission))
    known.set(mission, claims)
    return claims
  }
}

/** States in which somebody works on a work package. */
const worked: readonly string[] = ['claimed', 'in_progress', 'in_review']

function ownerOf(
  workPackages: readonly WorkPackageFacts[],
  checkout: Checkout | undefined,
  workers: readonly Worker[],
): string | undefined {
  const claimed = workPackages.find(
    ({ state, claim }) => worked.includes(state) && claim?.hasEnded === false,
  )
  if (claimed) return `process ${claimed.claim?.pid} runs, which has ${claimed.id}`
  const worker = checkout && workerIn(checkout.path, workers)
  return worker && `process ${worker.pid} (${worker.name}) stands in ${checkout.path}`
}

/** Somebody who stands in a folder, by whatever path. */
export function workerIn(path: string, workers: readonly Worker[]): Worker | undefined {
  if (path === '' || workers.length === 0) return undefined
  const folders = [path, realPathOf(path)]
  return workers.find(({ place }) =>
    folders.some(folder => place === folder || place.startsWith(`${folder}/`)),
  )
}
