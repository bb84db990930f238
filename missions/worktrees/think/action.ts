import type { Discrepancy } from '../../../core/recover-report.ts'
import type { Mission } from '../../mission/read.ts'
import type { Checkout } from '../look/checkouts.ts'
import type { LaneFacts } from '../look/lanes.ts'

/** What a repair does, as data. */
export type Action =
  /** A lock file goes. */
  | { readonly type: 'unlock'; readonly path: string }
  /** A branch gets a commit again. `from` is what its ref names now; undefined for nothing. */
  | {
      readonly type: 'branch'
      readonly name: string
      readonly oid: string
      readonly from: string | undefined
      /** Whether its file says nothing, and has to go first. */
      readonly isTorn: boolean
    }
  /** HEAD of a worktree says again what it said: `ref: NAME`, or a commit. */
  | { readonly type: 'head'; readonly checkout: Checkout; readonly content: string }
  /** git learns where a worktree lies now. */
  | { readonly type: 'relocate'; readonly checkout: Checkout; readonly path: string }
  /** A folder gets the `.git` that says whose worktree it is. */
  | { readonly type: 'link'; readonly checkout: Checkout }
  /**
   * A worktree is made, or made whole, out of whatever is there of it: a file that lies there stays
   * as it is, and one that does not is written.
   */
  | {
      readonly type: 'establish'
      readonly checkout: Checkout | undefined
      readonly path: string
      /** The full name of its branch; undefined for one that is on none, and stays so. */
      readonly branch: string | undefined
    }
  /** The index is read anew from the commit. */
  | { readonly type: 'index'; readonly checkout: Checkout }
  /** A worktree that is at a commit of its branch, or ahead of it, is on that branch again. */
  | {
      readonly type: 'attach'
      readonly checkout: Checkout
      readonly branch: string
      /** The commit of the branch, and that of the worktree. */
      readonly from: string
      readonly to: string
    }
  /** A worktree without changes goes to its branch. */
  | {
      readonly type: 'switch'
      readonly checkout: Checkout
      readonly branch: string
      /** The commit at which it is, and that of the branch. */
      readonly from: string
      readonly to: string
    }
  /** A workspace context is written, or taken away. */
  | {
      readonly type: 'context'
      readonly file: string
      readonly content: Readonly<Record<string, unknown>> | undefined
    }
  /** Rows are added to the log of a mission. */
  | {
      readonly type: 'rows'
      readonly mission: Mission
      readonly rows: readonly Readonly<Record<string, unknown>>[]
    }
  /** A worktree that a merge has made for itself goes. */
  | { readonly type: 'remove'; readonly checkout: Checkout }

/** Something that disagrees, and what there is to do about it. */
export interface Disagreement {
  readonly kind: Discrepancy
  readonly lane: LaneFacts | undefined
  readonly mission: Mission | undefined
  readonly workPackages: readonly string[]
  readonly place: string
  readonly message: string
  readonly evidence: readonly string[]
  /** Undefined where a person has to decide. */
  readonly action: Action | undefined
  /** What the action does, in words; with what a person may do, where there is none. */
  readonly repair: string | undefined
  /** The words of the command with which a person begins. */
  readonly command: readonly string[] | undefined
  /** Why it has to wait. */
  readonly heldBy: string | undefined
  /** For how long, in milliseconds, where that alone is why. */
  readonly waits: number | undefined
}

/** What a check says of its own; the rest is the same for all. */
export type Found = Pick<Disagreement, 'kind' | 'place' | 'message' | 'evidence'> &
  Partial<
    Pick<
      Disagreement,
      'lane' | 'mission' | 'workPackages' | 'action' | 'repair' | 'command' | 'heldBy' | 'waits'
    >
  >

export const disagreement = (found: Found): Disagreement => ({
  lane: undefined,
  mission: found.lane?.mission,
  workPackages: found.lane?.workPackages.map(({ id }) => id) ?? [],
  action: undefined,
  repair: undefined,
  command: undefined,
  heldBy: found.lane?.owner,
  waits: undefined,
  ...found,
})

/** What tells one from the others. */
export const keyOf = ({ kind, place }: Pick<Disagreement, 'kind' | 'place'>): string =>
  `${kind} ${place}`
