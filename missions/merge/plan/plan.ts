import { createHash } from 'node:crypto'
import { mistake } from '../../../core/errors.ts'
import { flag, list, nullable, number, oneOf, record, text } from '../../../core/shape.ts'
import { sortedJson } from '../../../core/sorted-json.ts'
import { parsed } from '../../mission/meta.ts'
import { personLine } from '../objects/commits.ts'

export const strategies = ['merge', 'rebase', 'squash'] as const

export type Strategy = (typeof strategies)[number]

/** A work package with the commit that its branch had when the merge was planned. */
export interface PlannedStep {
  readonly wp: string
  readonly lane: string
  readonly branch: string
  readonly tip: string
}

/** What a merge does, pinned before anything is done; a resume goes by it and by nothing else. */
export interface MergePlan {
  readonly schema: 'cutover/merge-plan@1'
  /** The folder of the mission, and its slug in the log. */
  readonly mission: string
  readonly slug: string
  readonly mission_id: string | null
  /** Seconds since 1970: every commit and event of the merge is of this moment. */
  readonly started_at: number
  readonly strategy: Strategy
  /** The full name of the target branch, and the commit that it had. */
  readonly target: string
  readonly base: string
  readonly mission_branch: string
  readonly mission_tip: string
  readonly name: string
  readonly email: string
  /** The remote that the target is pushed to afterwards; null for none. */
  readonly push: string | null
  /** Whether branches, and worktrees of lanes, stay when all is done. */
  readonly keeps_branches: boolean
  readonly keeps_worktrees: boolean
  /** In the order of the merge. */
  readonly steps: readonly PlannedStep[]
}

const shape = record({
  schema: oneOf(['cutover/merge-plan@1'] as const),
  mission: text,
  slug: text,
  mission_id: nullable(text),
  started_at: number,
  strategy: oneOf(strategies),
  target: text,
  base: text,
  mission_branch: text,
  mission_tip: text,
  name: text,
  email: text,
  push: nullable(text),
  keeps_branches: flag,
  keeps_worktrees: flag,
  steps: list(record({ wp: text, lane: text, branch: text, tip: text })),
})

export const renderMergePlan = (plan: MergePlan): string => sortedJson(plan, 2)

/** Reads a plan that git has kept. Throws `damagedFile`. */
export const parseMergePlan = (name: string, content: string): MergePlan =>
  shape(parsed(content), [], (at, expected) => {
    throw mistake('damagedFile', name, `Unexpected ${at.join('.') || 'plan'}, expected ${expected}`)
  })

/** The name of a merge: 16 digits that its plan gives. */
export const mergeIdOf = (plan: MergePlan): string =>
  createHash('sha256').update(renderMergePlan(plan)).digest('hex').slice(0, 16)

export const allMerges = 'refs/cutover/merge/'

/** The refs of a merge. The creation of each is the moment at which its step is done. */
export const mergeRefs = (id: string) => ({
  all: `${allMerges}${id}/`,
  plan: `${allMerges}${id}/plan`,
  tip: (wp: string) => `${allMerges}${id}/lane/${wp}`,
  done: (wp: string) => `${allMerges}${id}/done/${wp}`,
  base: `${allMerges}${id}/base`,
  /** The commit of the mission's branch. */
  start: `${allMerges}${id}/start`,
  /** Names the worktree in which a conflict is being solved: its creation says that it is ready. */
  solving: `${allMerges}${id}/solving`,
  /** Made when the checkouts of the target have followed it. */
  followed: `${allMerges}${id}/followed`,
  /** Made before the worktree of the lane with a number is removed, and gone when it is. */
  removing: (number: number) => `${allMerges}${id}/removing/${number}`,
  /** Made by the beginning of an abort, which is then to be finished. */
  abort: `${allMerges}${id}/abort`,
  result: `${allMerges}${id}/result`,
})

/** Whose commits a merge makes, all of them of the moment when it was planned. */
export const committerLine = ({ name, email, started_at: at }: MergePlan): Buffer =>
  personLine(name, email, at)

/** The short name of a branch, such as `main`. */
export const shortName = (ref: string): string => ref.replace(/^refs\/heads\//, '')
