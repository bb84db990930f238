import assert from 'node:assert/strict'
import {
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Discrepancy } from '../../core/recover-report.ts'
import { startedAt } from '../../files/processes.ts'
import {
  attempt,
  changeContext,
  claim,
  commitIn,
  commitOn,
  endedProcess,
  type HalfMade,
  halfMake,
  type Lane,
  leaveLock,
  leaveLooseWork,
  mine,
  move,
  objectFile,
  type Project,
  start,
} from './crashed.ts'
import { type Files, git, writeFiles } from './repository.ts'

/** One thing that a crash leaves. */
export interface Scenario {
  readonly name: string
  /** What is found, in order. */
  readonly kinds: readonly Discrepancy[]
  /**
   * What a repair comes to: all is well; or a person has to decide; or it waits for somebody; or it
   * is not done because something would be lost.
   */
  readonly ends: 'repaired' | 'left' | 'held' | 'refused'
  readonly arrange: (project: Project, lane: Lane) => void
  /** Whose it is: a lane's, unless it is of the project as a whole. */
  readonly of?: 'project'
  /** The lanes to which it can happen; all, unless it says so. */
  readonly lanes?: readonly string[]
  /** Whether the crash itself destroys what was staged. */
  readonly losesStaged?: true
  /** What else has to hold once it is repaired. */
  readonly check?: (project: Project, lane: Lane) => void
  /** What git's own check still tells of afterwards. */
  readonly fsck?: RegExp
}

type Arrange = Scenario['arrange']
type More = Partial<Omit<Scenario, 'name' | 'kinds' | 'arrange'>>

const scenario = (
  name: string,
  kinds: Discrepancy | readonly Discrepancy[],
  arrange: Arrange,
  more: More = {},
): Scenario => ({
  name,
  kinds: typeof kinds === 'string' ? [kinds] : kinds,
  ends: 'repaired',
  arrange,
  ...more,
})

const left = { ends: 'left' } as const
const held = { ends: 'held' } as const
const losesStaged = { losesStaged: true } as const
const ofProject = { of: 'project' } as const

const wpOf = ({ workPackages: [wp = ''] }: Lane): string => wp

const placeOf = ({ path }: Lane): string => basename(path)

const removeContext: Arrange = ({ root }, { context }) => unlinkSync(`${root}/${context}`)

const removeWorktree: Arrange = ({ root }, { path }) => {
  git(root, 'worktree', 'remove', '--force', path)
}

const removeFolder: Arrange = (_, { path }) => rmSync(path, { recursive: true })

const prune: Arrange = (_, { admin }) => rmSync(admin, { recursive: true })

const moveAll =
  (...states: readonly string[]): Arrange =>
  ({ root }, lane) => {
    for (const wp of lane.workPackages) move(root, lane, wp, ...states)
  }

/** Both, one after the other. */
const and =
  (...parts: readonly Arrange[]): Arrange =>
  (project, lane) => {
    for (const part of parts) part(project, lane)
  }

/** A worktree without changes to what git tracks; what is untracked or ignored stays. */
const clean: Arrange = (_, { path }) => {
  git(path, 'reset', '--quiet', '--hard')
}

const deleteBranch: Arrange = ({ root }, { branch }) => {
  git(root, 'update-ref', '-d', `refs/heads/${branch}`)
}

const branchFile = ({ root }: Project, { branch }: Lane): string =>
  `${root}/.git/refs/heads/${branch}`

const missing: readonly Scenario[] = [
  scenario('a branch without its worktree', 'branch-without-worktree', removeWorktree, losesStaged),
  scenario(
    'a branch with neither worktree nor context',
    'branch-without-worktree',
    and(removeWorktree, removeContext),
    losesStaged,
  ),
  scenario('a worktree without a context', 'worktree-without-context', removeContext),
  scenario(
    'a context of a lane that was not begun',
    'context-without-worktree',
    and(removeWorktree, deleteBranch, moveAll('planned')),
    losesStaged,
  ),
  scenario(
    'a context of a mission that is not there',
    'context-without-worktree',
    ({ root }, lane) => {
      const text = readFileSync(`${root}/${lane.context}`, 'utf8')
      const strange = text.replaceAll(lane.mission, '031-fog')
      writeFiles(root, { [`.kittify/workspaces/031-fog-${lane.id}.json`]: strange })
    },
    ofProject,
  ),
  scenario(
    'work in progress with neither branch nor worktree',
    'work-lost',
    and(removeWorktree, deleteBranch),
    { ...left, ...losesStaged },
  ),
]

const contexts: readonly Scenario[] = [
  scenario('a context that says another place', 'context-elsewhere', ({ root }, lane) =>
    changeContext(root, lane, { worktree_path: '.worktrees/042-lamps-lane-z' }),
  ),
  scenario(
    'a context that says the place of another lane',
    'context-elsewhere',
    (project, lane) => {
      const [other] = project.lanes.filter(({ id }) => id !== lane.id)
      changeContext(project.root, lane, { worktree_path: `.worktrees/${other && placeOf(other)}` })
    },
  ),
  scenario('a context that says another branch', 'context-elsewhere', ({ root }, lane) =>
    changeContext(root, lane, { branch_name: 'kitty/mission-042-lamps-extra-lane-a', more: [1] }),
  ),
  scenario(
    'a context that says a work package that is approved',
    'context-elsewhere',
    ({ root }, lane) => {
      move(root, lane, 'WP03', 'for_review', 'in_review', 'approved')
      move(root, lane, 'WP04', 'claimed', 'in_progress')
    },
    { lanes: ['lane-c'] },
  ),
  scenario('a context that was cut off', 'context-unreadable', ({ root }, { context }) => {
    truncateSync(`${root}/${context}`, 90)
  }),
  scenario('an empty context', 'context-unreadable', ({ root }, { context }) => {
    truncateSync(`${root}/${context}`)
  }),
  scenario('a context without a lane', 'context-unreadable', ({ root }, lane) =>
    changeContext(root, lane, { lane_id: undefined }),
  ),
]

const places: readonly Scenario[] = [
  scenario('a worktree whose folder was deleted', 'worktree-deleted', removeFolder),
  scenario(
    'a worktree whose folder was deleted, with its branch',
    ['branch-missing', 'worktree-deleted'],
    and(removeFolder, deleteBranch),
  ),
  scenario(
    'a worktree whose folder was deleted, with its index',
    'worktree-deleted',
    and(removeFolder, (_, { admin }) => unlinkSync(`${admin}/index`)),
    losesStaged,
  ),
  scenario(
    'a worktree whose folder was deleted, with an index in two parts',
    'worktree-deleted',
    and((_, { path }) => void git(path, 'update-index', '--split-index'), removeFolder),
  ),
  scenario(
    'a worktree whose folder was deleted, and that is locked',
    'worktree-deleted',
    and(({ root }, { path }) => void git(root, 'worktree', 'lock', path), removeFolder),
    left,
  ),
  scenario(
    'a worktree whose folder was deleted while it was on no branch',
    'worktree-deleted',
    and((_, { path }) => void git(path, 'checkout', '--quiet', '--detach'), removeFolder),
  ),
  scenario(
    'a worktree whose disk is gone',
    'worktree-unreachable',
    (project, lane) => {
      const disk = `${project.elsewhere}/disk`
      const path = `${disk}/${placeOf(lane)}`
      mkdirSync(disk, { recursive: true })
      git(project.root, 'worktree', 'move', lane.path, path)
      changeContext(project.root, lane, { worktree_path: path })
      rmSync(disk, { recursive: true })
    },
    left,
  ),
  scenario(
    'a husk',
    'husk',
    and(prune, (_, { path }) => unlinkSync(`${path}/.git`)),
    losesStaged,
  ),
  scenario(
    'a husk with half of the files',
    'husk',
    and(prune, (_, { path }) => {
      unlinkSync(`${path}/.git`)
      rmSync(`${path}/kitty-specs`, { recursive: true })
    }),
    losesStaged,
  ),
  scenario('a folder whose registration was pruned', 'husk', prune, losesStaged),
  scenario('a lost `.git`', 'git-file-lost', (_, { path }) => unlinkSync(`${path}/.git`)),
  scenario('a `.git` that leads to nothing', 'git-file-wrong', (_, { path }) =>
    writeFileSync(`${path}/.git`, 'gitdir: /nowhere/.git/worktrees/lamps\n'),
  ),
  scenario(
    'a `.git` that leads to another worktree',
    'git-file-wrong',
    (project, { path, id }) => {
      const [other] = project.lanes.filter(one => one.id !== id)
      writeFileSync(`${path}/.git`, `gitdir: ${other?.admin}\n`)
    },
    left,
  ),
  scenario(
    'a `.git` that is a repository of its own',
    'git-file-wrong',
    (_, { path }) => {
      unlinkSync(`${path}/.git`)
      git(path, 'init', '--quiet', '--template=')
    },
    left,
  ),
  scenario(
    'a `.git` that says nothing',
    'git-file-wrong',
    (_, { path }) => truncateSync(`${path}/.git`),
    left,
  ),
  scenario('a worktree that was moved by hand', 'worktree-moved', (_, { path }) =>
    renameSync(path, `${path}-moved`),
  ),
  scenario(
    'a worktree that was moved out of its place',
    'worktree-deleted',
    ({ elsewhere }, { path }) => renameSync(path, `${elsewhere}/${basename(path)}`),
  ),
  scenario('a worktree of which git has no place', 'worktree-moved', (_, { admin }) =>
    truncateSync(`${admin}/gitdir`),
  ),
  scenario(
    'a copied worktree',
    'worktree-copied',
    (_, { path }) => cpSync(path, `${path}-copy`, { recursive: true }),
    left,
  ),
]

const filled: Files = {
  'README.md': '# Lighthouse\n',
  'src/lamp.txt': 'trimmed in 042-lamps-la',
  'untracked.txt': mine('untracked', 'a worktree that was being made'),
}

const making =
  (has: readonly HalfMade[], files: Files = {}): Arrange =>
  (project, lane) =>
    halfMake(project, lane, { has, files })

const halfMade = (name: string, has: readonly HalfMade[], files: Files = {}, more: More = {}) =>
  scenario(
    name,
    has.includes('index.lock') ? ['stale-lock', 'half-made'] : 'half-made',
    making(has, files),
    { ...losesStaged, check: isWritten, ...more },
  )

/** A file that was cut off in the midst is whole. */
const isWritten: Arrange = (_, { path, mission, id }) => {
  const lit = `trimmed in ${mission}-${id}\ntwo\nthree\n`
  assert.equal(readFileSync(`${path}/src/lamp.txt`, 'utf8'), lit)
}

const made: readonly Scenario[] = [
  scenario(
    'a worktree of which there is a lock only',
    'branch-without-worktree',
    making(['locked']),
    losesStaged,
  ),
  halfMade('a worktree without a folder yet', ['locked', 'gitdir']),
  halfMade('a worktree whose HEAD is not there yet', ['locked', 'gitdir', 'folder']),
  halfMade('a worktree whose HEAD is zeros', ['locked', 'gitdir', 'folder', 'zeros', 'commondir']),
  halfMade('a worktree without `commondir`', ['locked', 'gitdir', 'folder', 'zeros'], filled),
  halfMade(
    'a worktree with half of its files and no index',
    ['locked', 'gitdir', 'folder', 'head', 'commondir'],
    filled,
  ),
  halfMade(
    'a worktree whose index was being written',
    ['locked', 'gitdir', 'folder', 'head', 'commondir', 'index.lock'],
    filled,
  ),
  scenario('a worktree that was made but for its lock', 'half-made', (_, { admin }) =>
    writeFileSync(`${admin}/locked`, 'initializing'),
  ),
]

/** A commit that only the worktree is at: what was there is kept. */
const goAhead: Arrange = (_, lane) => {
  git(lane.path, 'checkout', '--quiet', '--detach')
  commitIn(lane.path, { [`${wpOf(lane)}/oil.txt`]: 'oil\n' }, `${wpOf(lane)}: Fill in oil`)
}

const goBack: Arrange = (_, { path }) => {
  git(path, 'checkout', '--quiet', '--detach')
  git(path, 'update-ref', '--no-deref', 'HEAD', 'HEAD~1')
}

const heads: readonly Scenario[] = [
  scenario('a worktree on no branch, at its end', 'detached', (_, { path }) => {
    git(path, 'checkout', '--quiet', '--detach')
  }),
  scenario('a worktree on no branch, ahead of its own', 'detached', goAhead),
  scenario(
    'a worktree on no branch, behind its own, without changes',
    'detached',
    and(clean, (_, { path }) => void git(path, 'checkout', '--quiet', '--detach', 'HEAD~1')),
    losesStaged,
  ),
  scenario('a worktree on no branch, behind its own, with changes', 'detached', goBack, left),
  scenario(
    'a worktree on no branch, apart from its own',
    'detached',
    and(goBack, (_, { path }) => void commitIn(path, { 'fog.txt': 'fog\n' }, 'Wait for the fog')),
    left,
  ),
  scenario(
    'a worktree on another branch, without changes',
    'wrong-branch',
    and(clean, (_, lane) => {
      git(lane.path, 'switch', '--quiet', '--create', `notes-${lane.id}`, 'main')
    }),
    losesStaged,
  ),
  scenario(
    'a worktree on another branch, with changes',
    'wrong-branch',
    (_, { path, id }) => void git(path, 'switch', '--quiet', '--create', `notes-${id}`),
    left,
  ),
  scenario(
    'a worktree on the branch of another lane',
    'wrong-branch',
    ({ lanes }, { path, id }) => {
      const [other] = lanes.filter(one => one.id !== id)
      git(path, 'symbolic-ref', 'HEAD', `refs/heads/${other?.branch}`)
    },
    left,
  ),
  scenario(
    'a worktree on another branch, with a file in the way',
    'wrong-branch',
    and(clean, (_, lane) => {
      git(lane.path, 'switch', '--quiet', '--create', `notes-${lane.id}`, 'main')
      writeFiles(lane.path, { [`${wpOf(lane)}/lit.txt`]: mine('in the way', placeOf(lane)) })
    }),
    { ends: 'refused', ...losesStaged },
  ),
  scenario('a torn HEAD', 'torn-head', (_, { admin }) => truncateSync(`${admin}/HEAD`)),
  scenario('a HEAD that was cut off', 'torn-head', (_, { admin }) =>
    truncateSync(`${admin}/HEAD`, 9),
  ),
]

/** Begins something that comes to a conflict. */
const operation = (what: string, ...args: readonly string[]): Scenario =>
  scenario(
    `a ${what} that was begun`,
    'mid-operation',
    and(clean, (_, { path }) => {
      attempt(path, ...args)
      writeFiles(path, { 'untracked.txt': mine('untracked since', path) })
    }),
    { ...left, ...losesStaged },
  )

const operations: readonly Scenario[] = [
  operation('merge', 'merge', '--quiet', 'gale'),
  operation('rebase', 'rebase', '--quiet', 'gale'),
  operation('rebase of the older sort', 'rebase', '--quiet', '--apply', 'gale'),
  operation('cherry-pick', 'cherry-pick', 'gale'),
  operation('revert', 'revert', '--no-edit', 'HEAD~1'),
  operation('bisect', 'bisect', 'start', 'HEAD', 'HEAD~2'),
]

const isYoung: Arrange = (_, { admin }) => writeFileSync(`${admin}/index.lock`, '')

const locks: readonly Scenario[] = [
  scenario('the lock of an index', 'stale-lock', (_, { admin }) =>
    leaveLock(`${admin}/index.lock`, 'DIRC'),
  ),
  scenario('the lock of a HEAD', 'stale-lock', (_, { admin }) => leaveLock(`${admin}/HEAD.lock`)),
  scenario('the lock of a branch', 'stale-lock', (project, lane) =>
    leaveLock(`${branchFile(project, lane)}.lock`),
  ),
  scenario(
    'the lock of the packed refs',
    'stale-lock',
    ({ root }) => leaveLock(`${root}/.git/packed-refs.lock`),
    ofProject,
  ),
  scenario(
    'the lock of the primary index',
    'stale-lock',
    ({ root }) => leaveLock(`${root}/.git/index.lock`, 'DIRC'),
    ofProject,
  ),
  scenario('a young lock', 'stale-lock', isYoung, held),
  scenario(
    'an old lock that a process has open',
    'stale-lock',
    (project, { admin }) => {
      leaveLock(`${admin}/index.lock`)
      start(project, '/', `sleep 600 9<'${admin.replaceAll("'", "'\\''")}/index.lock'`)
    },
    held,
  ),
  scenario(
    "the lock of Spec Kitty's own merge",
    'stale-lock',
    ({ root }) =>
      writeFiles(root, {
        '.kittify/runtime/merge/__global_merge__/lock': '2026-08-21T10:00:00.000001+00:00',
      }),
    { ...ofProject, ...left },
  ),
]

const tear: Arrange = (project, lane) => truncateSync(branchFile(project, lane))

const refs: readonly Scenario[] = [
  scenario('a torn branch', 'torn-ref', tear),
  scenario('a torn branch with packed refs behind it', 'torn-ref', (project, lane) => {
    git(project.root, 'pack-refs', '--all')
    writeFiles(project.root, { [`.git/refs/heads/${lane.branch}`]: '' })
  }),
  scenario(
    'a torn branch of which no log tells',
    'torn-ref',
    and(tear, ({ root }, { admin, branch }) => {
      unlinkSync(`${admin}/logs/HEAD`)
      unlinkSync(`${root}/.git/logs/refs/heads/${branch}`)
    }),
    left,
  ),
  scenario('a torn branch without a worktree', 'torn-ref', and(removeWorktree, tear), {
    ...losesStaged,
  }),
  scenario(
    'a torn branch of the mission',
    'torn-ref',
    ({ root, missionBranch }) => truncateSync(`${root}/.git/refs/heads/${missionBranch}`),
    { ...ofProject },
  ),
  scenario(
    'a branch whose commit is not there',
    'torn-ref',
    ({ root }, { path }) =>
      unlinkSync(objectFile(root, commitIn(path, { 'oil.txt': 'oil\n' }, 'Fill in oil'))),
    { fsck: /invalid reflog entry/ },
  ),
  scenario('a branch that was deleted under its worktree', 'branch-missing', deleteBranch),
  scenario(
    'a branch that was deleted under its worktree, and of which no log tells',
    'branch-missing',
    and(deleteBranch, (_, { admin }) => unlinkSync(`${admin}/logs/HEAD`)),
    left,
  ),
  scenario(
    'a branch that was deleted under a worktree on no branch',
    'branch-missing',
    and((_, { path }) => void git(path, 'checkout', '--quiet', '--detach'), deleteBranch),
  ),
  scenario(
    'no branch of the mission',
    'mission-branch-missing',
    ({ root, missionBranch }) => void git(root, 'branch', '--quiet', '-D', missionBranch),
    { ...ofProject, ...left },
  ),
  scenario(
    'no lanes.json',
    'lanes-missing',
    ({ root }, { mission }) => unlinkSync(`${root}/kitty-specs/${mission}/lanes.json`),
    { ...ofProject, ...left },
  ),
  scenario(
    'a lanes.json that was cut off',
    'lanes-missing',
    ({ root }, { mission }) => truncateSync(`${root}/kitty-specs/${mission}/lanes.json`, 60),
    { ...ofProject, ...left },
  ),
]

const indexes: readonly Scenario[] = [
  scenario('an index that was cut off', 'corrupt-index', (_, { admin }) =>
    truncateSync(`${admin}/index`, 200),
  ),
  scenario('an empty index', 'corrupt-index', (_, { admin }) => truncateSync(`${admin}/index`)),
  scenario('an index that was written over', 'corrupt-index', (_, { admin }) =>
    writeFileSync(`${admin}/index`, 'lamps '.repeat(200)),
  ),
  scenario('no index', 'corrupt-index', (_, { admin }) => unlinkSync(`${admin}/index`)),
  scenario(
    'an index of the primary checkout that was cut off',
    'corrupt-index',
    ({ root }) => truncateSync(`${root}/.git/index`, 200),
    ofProject,
  ),
  scenario(
    'a worktree of which git says nothing',
    'worktree-unreadable',
    ({ root }, { admin }) => {
      git(root, 'config', 'extensions.worktreeConfig', 'true')
      writeFileSync(`${admin}/config.worktree`, '[lamps\n')
    },
    left,
  ),
]

/** Gives a lane to a process that runs. */
const live: Arrange = (project, lane) => {
  const pid = start(project)
  claim(project.root, lane, wpOf(lane), pid, startedAt(pid))
}

const stand: Arrange = (project, { path }) => void start(project, `${path}/src`)

const processes: readonly Scenario[] = [
  scenario('a claim of a process that has ended', 'dead-claim', ({ root }, lane) =>
    claim(root, lane, wpOf(lane), endedProcess(), 1_787_333_176.24),
  ),
  scenario(
    'a claim of a process of which nobody knows when it began, and that has ended',
    'dead-claim',
    ({ root }, lane) => claim(root, lane, wpOf(lane), endedProcess()),
  ),
  scenario('a claim whose number was given again', 'dead-claim', (project, lane) =>
    claim(project.root, lane, wpOf(lane), start(project), 1_787_333_176.24),
  ),
  scenario(
    'two claims of processes that run',
    'two-claims',
    (project, lane) => {
      move(project.root, lane, 'WP04', 'claimed', 'in_progress')
      for (const wp of lane.workPackages) {
        const pid = start(project)
        claim(project.root, lane, wp, pid, startedAt(pid))
      }
    },
    { ...left, lanes: ['lane-c'] },
  ),
  ...Object.entries({
    'no context': ['worktree-without-context', removeContext],
    'its folder deleted': ['worktree-deleted', removeFolder],
    'a lost `.git`': ['git-file-lost', (_, { path }) => unlinkSync(`${path}/.git`)],
    'a torn branch': ['torn-ref', tear],
    'no index': ['corrupt-index', (_, { admin }) => unlinkSync(`${admin}/index`)],
    'a worktree on no branch': ['detached', goAhead],
    'an old lock': ['stale-lock', (_, { admin }) => leaveLock(`${admin}/index.lock`)],
  } satisfies Readonly<Record<string, readonly [Discrepancy, Arrange]>>).map(
    ([name, [kind, arrange]]) =>
      scenario(`an owner who lives, with ${name}`, kind, and(live, arrange), held),
  ),
  scenario(
    'somebody who stands in a worktree without a context',
    'worktree-without-context',
    and(removeContext, stand),
    held,
  ),
  scenario('somebody who stands in a worktree on no branch', 'detached', and(goAhead, stand), held),
]

const begin =
  (...wps: readonly string[]): Arrange =>
  ({ root }, lane) => {
    for (const wp of wps.length === 0 ? lane.workPackages : wps) move(root, lane, wp, 'planned')
  }

/** Only this commit is on the branch of a lane. */
const onlyCommit =
  (files: Files, message: string): Arrange =>
  ({ root, missionBranch }, { branch }) => {
    commitOn(root, branch, files, message, missionBranch)
  }

const states: readonly Scenario[] = [
  scenario('commits of a work package that is planned', 'work-without-state', begin(), {
    lanes: ['lane-a', 'lane-b', 'lane-d'],
  }),
  scenario('commits of a work package that is claimed', 'work-without-state', ({ root }, lane) =>
    move(root, lane, wpOf(lane), 'planned', 'claimed'),
  ),
  scenario(
    'commits that name a work package which is planned',
    'work-without-state',
    (_, { path }) => void commitIn(path, { 'wire.txt': 'wire\n' }, 'feat(WP04): Wire the lamp'),
    { lanes: ['lane-c'] },
  ),
  scenario(
    'commits that touch what a work package owns',
    'work-without-state',
    (_, { path }) => void commitIn(path, { 'WP04/wire.txt': 'wire\n' }, 'Wire the lamp'),
    { lanes: ['lane-c'] },
  ),
  scenario(
    'commits that may be of one work package or the other',
    'work-without-state',
    and(begin('WP03'), onlyCommit({ 'wire.txt': 'wire\n' }, 'Wire the lamp')),
    { ...left, lanes: ['lane-c'] },
  ),
  scenario(
    'a work package for review without a commit',
    'state-without-work',
    and(
      ({ root, missionBranch }, { branch }) =>
        void git(root, 'update-ref', `refs/heads/${branch}`, missionBranch),
      ({ root }, lane) => move(root, lane, wpOf(lane), 'for_review'),
    ),
    left,
  ),
  scenario(
    'a lane that was merged and is not done',
    'merged-not-done',
    and(approve, (project, lane) => mergeInto(project, lane, ['main', lane.branch])),
    left,
  ),
  scenario(
    'a lane that was squashed and is not done',
    'merged-not-done',
    and(approve, (project, lane) => mergeInto(project, lane, ['main'])),
    left,
  ),
]

function approve(project: Project, lane: Lane): void {
  moveAll('claimed', 'in_progress', 'for_review', 'in_review', 'approved')(project, lane)
}

/** Puts a merge on main, with what the primary checkout holds. */
function mergeInto({ root }: Project, { branch }: Lane, parents: readonly string[]): void {
  const tree = git(root, 'merge-tree', '--write-tree', 'main', branch)
  const flags = parents.flatMap(parent => ['-p', parent])
  const commit = git(root, 'commit-tree', tree, ...flags, '-m', 'Bring the lamp home')
  writeFiles(root, { 'src/tower.txt': 'high\n' })
  git(root, 'update-index', '-q', '--refresh')
  git(root, 'read-tree', '-m', '-u', 'main', commit)
  git(root, 'update-ref', 'refs/heads/main', commit)
  leaveLooseWork(root, 'the primary checkout')
}

const temporary: Arrange = ({ root, temporary: place }) => {
  git(root, 'worktree', 'add', '--quiet', '--detach', place)
}

const leftovers: readonly Scenario[] = [
  scenario('a worktree of a lane that is done', 'orphan-worktree', moveAll('done'), left),
  scenario(
    'a worktree of a mission that is not there',
    'orphan-worktree',
    ({ root }, { path }) => {
      const place = `${dirname(path)}/031-fog-lane-a`
      git(root, 'worktree', 'add', '--quiet', '-b', 'kitty/mission-031-fog-lane-a', place)
    },
    { ...ofProject, ...left },
  ),
  scenario('a worktree of a merge', 'temporary-worktree', temporary, ofProject),
  scenario(
    'a worktree of a merge whose folder is gone',
    'temporary-worktree',
    and(temporary, project => rmSync(project.temporary, { recursive: true })),
    ofProject,
  ),
  scenario(
    'a worktree of a merge with a file of somebody',
    'temporary-worktree',
    and(temporary, project => writeFiles(project.temporary, { 'new.txt': mine('new', 'a merge') })),
    ofProject,
  ),
  scenario(
    'a worktree of a merge with a file that git ignores',
    'temporary-worktree',
    and(temporary, project =>
      writeFiles(project.temporary, { 'x.ignored': mine('ignored', 'a merge') }),
    ),
    { ...ofProject, ends: 'refused' },
  ),
  scenario(
    'a worktree of a merge in which somebody stands',
    'temporary-worktree',
    and(temporary, project => void start(project, project.temporary)),
    { ...ofProject, ...held },
  ),
  scenario(
    'a worktree of a merge that waited for an answer, and is over',
    'temporary-worktree',
    ({ root }) => {
      const lock = ['--lock', '--reason', 'cutover merge 0123456789abcdef']
      const place = `${root}/.worktrees/042-lamps-merge`
      git(root, 'worktree', 'add', '--quiet', '--detach', ...lock, place)
    },
    {
      ...ofProject,
    },
  ),
]

export const scenarios: readonly Scenario[] = [
  ...missing,
  ...contexts,
  ...places,
  ...made,
  ...heads,
  ...operations,
  ...locks,
  ...refs,
  ...indexes,
  ...processes,
  ...states,
  ...leftovers,
]

/** The scenario of a name. */
export function scenarioOf(name: string): Scenario {
  const found = scenarios.find(one => one.name === name)
  if (!found) throw new Error(`Unexpected scenario ${name}, expected one of the table`)
  return found
}
