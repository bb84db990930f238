import { posix } from 'node:path'
import { mistake } from '../../core/errors.ts'
import type { ForecastStep, MergeForecast } from '../../core/merge-report.ts'
import { namesIn } from '../../files/folder.ts'
import { type Ref, refsBelow } from '../../git/refs.ts'
import type { MissionDetail } from '../mission/detail.ts'
import { quietly } from '../mission/quietly.ts'
import type { Mission } from '../mission/read.ts'
import { checkGit } from './foreign.ts'
import { firstBranch, laneBranches } from './names.ts'
import {
  changedFiles,
  countBetween,
  gitText,
  isAncestor,
  mergeInto,
  type Store,
  withThrowAway,
} from './objects.ts'
import { type MergeStep, stepsOf } from './steps.ts'

export interface ForecastRequest {
  readonly root: string
  readonly mission: Mission
  readonly detail: MissionDetail
  /** The branch that the mission goes into; undefined for the one that meta.json names. */
  readonly target: string | undefined
}

/**
 * Says what a merge of a mission would do, work package by work package, without writing anything
 * into the repository: no ref, no file and no object. Throws `noLanes`, `noBranch` and
 * `circularOrder`.
 */
export async function forecastMerge(request: ForecastRequest): Promise<MergeForecast> {
  const { root, mission, detail } = request
  await checkGit(root)
  const refs = await refsBelow(root, 'refs/heads/')
  const { lanes, missionBranch } = mission.lanes
  if (lanes.length === 0 || missionBranch === undefined) throw mistake('noLanes', mission.folder)
  const start = branchOf(refs, missionBranch)
  const target = branchOf(refs, request.target ?? mission.meta.targetBranch ?? '')
  const steps = stepsOf(lanes, detail.workPackages)
  return withThrowAway(root, async store => {
    const chain = new Chain(store, mission, detail, start.oid)
    const told: ForecastStep[] = []
    for (const step of steps) {
      const names = laneBranches(missionBranch, mission.folder, mission.meta.missionId, step.lane)
      told.push(await chain.take(step, firstBranch(refs, names)))
    }
    const target_merge = await againstTarget(store, target.oid, start.oid, chain.head)
    return {
      schema: 'cutover/merge-forecast@1',
      mission: mission.folder,
      mission_branch: missionBranch,
      target: target.name.replace('refs/heads/', ''),
      base: target.oid,
      steps: told,
      target_merge,
      hooks: await hooksOf(store),
      signs: await signs(store),
      passed:
        target_merge.state !== 'conflict' &&
        told.every(({ state }) => state === 'clean' || state === 'already'),
    }
  })
}

function branchOf(refs: readonly Ref[], name: string): Ref {
  const found = firstBranch(refs, [name])
  if (!found) throw mistake('noBranch', name)
  return found
}

/** What is merged so far, and what of it did not merge. */
class Chain {
  readonly #store: Store
  readonly #mission: Mission
  readonly #detail: MissionDetail
  readonly #start: string
  readonly #failed = new Set<string>()
  head: string

  constructor(store: Store, mission: Mission, detail: MissionDetail, start: string) {
    this.#store = store
    this.#mission = mission
    this.#detail = detail
    this.#start = start
    this.head = start
  }

  async take({ wp, lane }: MergeStep, branch: Ref | undefined): Promise<ForecastStep> {
    const before = { wp, lane, is_approximate: this.#failed.size > 0, ...nothing }
    const [state, reason] = this.#obstacle(wp) ?? []
    const found = branch && {
      branch: branch.name.replace('refs/heads/', ''),
      tip: branch.oid,
      ...(await this.#sizeOf(branch.oid)),
    }
    const known = { ...before, ...found }
    if (!branch || state) {
      this.#failed.add(wp)
      return { ...known, state: state ?? 'missing', reason: reason ?? null }
    }
    if (await isAncestor(this.#store, branch.oid, this.head)) return { ...known, state: 'already' }
    const merged = await mergeInto(this.#store, this.head, branch.oid)
    if (typeof merged === 'string') {
      this.head = merged
      return { ...known, state: 'clean' }
    }
    this.#failed.add(wp)
    const conflicts = merged.paths.map(({ path }) => path)
    return { ...known, state: 'conflict', conflicts, messages: merged.messages }
  }

  /** Why a work package may not be merged, whatever its branch holds. */
  #obstacle(wp: string): readonly ['not-approved' | 'blocked', string] | undefined {
    const lane = this.#mission.snapshot.work_packages[wp]?.lane ?? 'planned'
    if (lane !== 'approved' && lane !== 'done') return ['not-approved', lane]
    const before = this.#detail.workPackages.get(wp)?.dependencies ?? []
    const waits = before.filter(one => this.#failed.has(one))
    return waits.length > 0 ? ['blocked', waits.join(', ')] : undefined
  }

  async #sizeOf(tip: string) {
    const commits = await countBetween(this.#store, this.head, tip)
    const base = await gitText(this.#store, ['merge-base', this.head, tip])
    const files = await changedFiles(this.#store, base, tip)
    const is_stale = !(await isAncestor(this.#store, this.#start, tip))
    return { commits, files: files.length, is_stale }
  }
}

const nothing = {
  branch: null,
  tip: null,
  state: 'missing',
  reason: null,
  is_stale: false,
  commits: 0,
  files: 0,
  conflicts: [],
  messages: [],
} as const

async function againstTarget(
  store: Store,
  target: string,
  start: string,
  head: string,
): Promise<MergeForecast['target_merge']> {
  const base = await gitText(store, ['merge-base', target, head])
  const [theirs, ours] = [
    await changedFiles(store, base, target),
    await changedFiles(store, base, head),
  ]
  const both = new Set(theirs)
  const shared = {
    behind: await countBetween(store, start, target),
    touched_by_both: ours.filter(path => both.has(path)),
  }
  if (await isAncestor(store, head, target)) return { state: 'already', conflicts: [], ...shared }
  const merged = await mergeInto(store, target, head)
  return typeof merged === 'string'
    ? { state: 'clean', conflicts: [], ...shared }
    : { state: 'conflict', conflicts: merged.paths.map(({ path }) => path), ...shared }
}

/** Hooks that git's own merge and commit would run. */
const mergeHooks = [
  'commit-msg',
  'post-merge',
  'pre-merge-commit',
  'prepare-commit-msg',
  'reference-transaction',
]

async function hooksOf(store: Store): Promise<readonly string[]> {
  const common = await gitText(store, ['rev-parse', '--path-format=absolute', '--git-common-dir'])
  // The last value is ours, by which no hook runs here.
  const values = (await gitText(store, ['config', '--get-all', 'core.hooksPath'])).split('\n')
  const folder = posix.resolve(store.top, values.at(-2) ?? `${common}/hooks`)
  return (quietly(() => namesIn(folder, '')) ?? []).filter(name => mergeHooks.includes(name))
}

async function signs(store: Store): Promise<boolean> {
  const args = ['config', '--type=bool', '--default=false', '--get', 'commit.gpgSign']
  return (await gitText(store, args)) === 'true'
}
