/**
 * What can disagree between branches, worktrees, workspace contexts, the log and the processes
 * that work. The order is the one in which repairs are made: a later one needs the earlier ones.
 */
export const discrepancies = {
  'stale-lock': 'a lock file that a git has left which runs no more',
  'torn-ref': 'a branch whose file says nothing, or whose commit is not there',
  'branch-missing': 'a worktree on a branch that is not there',
  'torn-head': 'a worktree whose HEAD says nothing',
  'worktree-moved': 'a worktree that lies elsewhere than git believes',
  'git-file-lost': 'a worktree without its `.git`',
  'git-file-wrong': 'a worktree whose `.git` leads elsewhere',
  'worktree-deleted': 'a worktree that git knows and whose folder is gone',
  'worktree-unreachable': 'a worktree whose disk, or the folder around it, is gone',
  'half-made': 'a worktree whose making was cut off',
  husk: 'a folder in the place of a worktree that is none',
  'branch-without-worktree': 'a branch with work in progress and no worktree',
  'work-lost': 'a work package in progress with neither branch nor worktree',
  'corrupt-index': 'a worktree whose index git cannot read',
  'worktree-unreadable': 'a worktree of which git cannot say what it holds',
  detached: 'a worktree on no branch',
  'wrong-branch': 'a worktree on the branch of something else',
  'mid-operation': 'a worktree in the midst of a merge, rebase, cherry-pick, revert or bisect',
  'worktree-copied': 'a folder that takes itself for the worktree of another place',
  'context-unreadable': 'a workspace context that is no JSON or says too little',
  'worktree-without-context': 'a worktree without a workspace context',
  'context-elsewhere': 'a workspace context that says another place or branch',
  'context-without-worktree': 'a workspace context without worktree and branch',
  'dead-claim': 'a work package of a process that has ended',
  'two-claims': 'a lane on which two processes work',
  'work-without-state': 'commits of a work package that counts as not begun',
  'state-without-work': 'a work package for review or further without a commit',
  'merged-not-done': 'an approved work package that the target has already',
  'lanes-missing': 'branches of lanes, and no lanes.json that says whose they are',
  'mission-branch-missing': 'lanes, and no branch of their mission',
  'orphan-worktree': 'a worktree of no work that is open',
  'temporary-worktree': 'a worktree that a merge has made for itself and left',
} as const

export type Discrepancy = keyof typeof discrepancies

export const discrepancyNames = Object.keys(discrepancies) as readonly Discrepancy[]

/** One thing that disagrees. */
export interface RecoverFinding {
  readonly kind: Discrepancy
  /** The folder of the mission, and the lane; null where it is about none. */
  readonly mission: string | null
  readonly lane: string | null
  readonly work_packages: readonly string[]
  /** What it is about: a folder, a file, or the name of a ref. */
  readonly place: string
  readonly message: string
  /** What was seen, one fact each. */
  readonly evidence: readonly string[]
  /** What `--fix` does about it; null where a person has to decide. */
  readonly repair: string | null
  /** The command that does it, or with which a person begins. */
  readonly command: string
  /** Why it is left alone for now, such as an owner who lives; null for nothing. */
  readonly held_by: string | null
}

/** One thing that was repaired. */
export interface Repaired {
  readonly kind: Discrepancy
  readonly mission: string | null
  readonly lane: string | null
  readonly place: string
  readonly did: string
  /** Names of objects, or of event ids; null where there was or is none. */
  readonly before: string | null
  readonly after: string | null
  /** The ref that keeps what was there; null where nothing was at stake. */
  readonly rescue: string | null
  /** The command that takes it back. */
  readonly undo: string
}

/** What a rescue ref keeps. */
export interface Rescued {
  readonly ref: string
  readonly oid: string
  /** Whose work it is: a folder. */
  readonly place: string
  /** Paths of the user's that it holds, as `git show REF:PATH` names them. */
  readonly paths: readonly string[]
}

/** The workspace in which a work package goes on. */
export interface Workspace {
  readonly work_package: string
  readonly lane: string
  readonly state: string
  readonly path: string
  readonly branch: string
  /** The last commit: its name and the first line of its message. */
  readonly commit: string | null
  readonly subject: string | null
  /** Files that are in no commit, each with git's two letters, such as ` M src/lamp.ts`. */
  readonly uncommitted: readonly string[]
  /** The last event of the work package; null where there is none. */
  readonly last_event: { readonly at: string; readonly actor: string; readonly what: string } | null
}

/** What was found, and what was done about it. */
export interface RecoverReport {
  readonly schema: 'cutover/recover@1'
  /** Folders of the missions that were looked at. */
  readonly missions: readonly string[]
  readonly looked_at: {
    readonly work_packages: number
    readonly lanes: number
    readonly worktrees: number
    readonly contexts: number
    /** Worktrees that hold changes in no commit. */
    readonly changed: number
  }
  /** What disagrees now: after the repairs, where there were any. */
  readonly findings: readonly RecoverFinding[]
  readonly repairs: readonly Repaired[]
  readonly rescued: readonly Rescued[]
  /** Where work goes on; null unless it was asked for. */
  readonly workspace: Workspace | null
  readonly notes: readonly string[]
  /** Whether nothing disagrees, and a workspace that was asked for is there. */
  readonly passed: boolean
}
