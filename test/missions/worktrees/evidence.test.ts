import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import type { RecoverReport } from '../../../core/recover-report.ts'
import { recover } from '../../../missions/worktrees/recover.ts'
import {
  attempt,
  type Base,
  claim,
  commitIn,
  commitOn,
  endedProcess,
  type Lane,
  leaveLock,
  logPathOf,
  makeBase,
  mine,
  move,
  type Project,
  removeBase,
  start,
  withProject,
} from '../../support/crashed.ts'
import {
  assertSound,
  assertStands,
  assertWork,
  blobOf,
  child,
  imageOf,
  recovered,
  rescuedObjects,
  takeBack,
  workIn,
} from '../../support/recovered.ts'
import { type Files, git, writeFiles } from '../../support/repository.ts'
import { transitionRow } from '../../support/rows.ts'

/** The lanes of WP01, of WP02, of WP03 with a planned WP04, and of WP05. */
function lanesOf({ lanes: [a, b, c, d] }: Project): readonly [Lane, Lane, Lane, Lane] {
  if (!a || !b || !c || !d) throw new Error('Unexpected project, expected four lanes')
  return [a, b, c, d]
}

const kindsIn = ({ findings }: RecoverReport) => findings.map(({ kind }) => kind)

const logIn = ({ root }: Project, lane: Lane): string =>
  readFileSync(`${root}/${logPathOf(lane)}`, 'utf8')

const tipOf = ({ root }: Project, { branch }: Lane): string => git(root, 'rev-parse', branch)

/** The branch on which a worktree is; empty for none. */
const branchIn = (path: string): string => git(path, 'branch', '--show-current')

const statusOf = (path: string): string => git(path, 'status', '--porcelain', '--branch')

/** Commits by a clock that says something else. */
function commitAt(path: string, date: string, files: Files, message: string): string {
  writeFiles(path, files)
  git(path, 'add', '--', ...Object.keys(files))
  const env = { ...process.env, GIT_COMMITTER_DATE: date }
  const args = ['commit', '--quiet', `--message=${message}`, '--only', '--', ...Object.keys(files)]
  assert.equal(spawnSync('git', args, { cwd: path, env }).status, 0)
  return git(path, 'rev-parse', 'HEAD')
}

/** A worktree without changes to what git tracks. */
const clean = ({ path }: Lane): void => {
  git(path, 'reset', '--quiet', '--hard')
}

/** Puts the worktree of a lane on another branch, as somebody does who is in a hurry. */
function leaveBranch({ root }: Project, lane: Lane): void {
  clean(lane)
  git(root, 'branch', 'hot', 'main')
  git(lane.path, 'checkout', '--quiet', 'hot')
}

const tearBranch = ({ root }: Project, { branch }: Lane): void =>
  writeFileSync(`${root}/.git/refs/heads/${branch}`, '')

/** What is staged in a worktree, by git's letter and path. */
const stagedIn = (path: string): readonly string[] =>
  git(path, 'diff', '--cached', '--name-status', 'HEAD').split('\n').filter(Boolean)

const checkOf = (root: string) =>
  spawnSync('git', ['fsck', '--full', '--no-dangling', '--no-progress'], {
    cwd: root,
    encoding: 'utf8',
  })

describe('what recover takes for certain', () => {
  let base: Base
  before(() => {
    base = makeBase()
  })
  after(() => removeBase(base))

  const on =
    (run: (project: Project, ...lanes: readonly [Lane, Lane, Lane, Lane]) => Promise<void>) => () =>
      withProject(base, project => run(project, ...lanesOf(project)))

  it(
    'gives a torn branch its last commit, whatever clocks have said',
    on(async (project, lane) => {
      commitAt(lane.path, '2031-01-01T00:00:00Z', { f1: 'f' }, 'WP01: Of the future')
      const last = commitIn(lane.path, { f2: 'g' }, 'WP01: Of today')
      tearBranch(project, lane)
      const staged = 'A  staged.txt'
      assert.ok((await recovered(project, 'all')).passed)
      assert.equal(tipOf(project, lane), last)
      assert.equal(branchIn(lane.path), lane.branch)
      assert.ok(statusOf(lane.path).split('\n').includes(staged))
      assert.doesNotMatch(statusOf(lane.path), / f[12]$/m)
    }),
  )

  it(
    'makes no file look deleted that a sparse checkout leaves out',
    on(async (project, lane) => {
      clean(lane)
      git(lane.path, 'sparse-checkout', 'set', '--cone', 'src')
      assert.ok(!existsSync(`${lane.path}/WP01`))
      truncateSync(`${lane.admin}/index`, 200)
      const work = workIn(project, [lane])
      const report = await recovered(project, 'all')
      assertWork(project, work)
      // Either it is told, and git's index is as the crash left it, or it is repaired as a whole.
      if (kindsIn(report).includes('corrupt-index'))
        assert.equal(lstatSync(`${lane.admin}/index`).size, 200)
      else assert.doesNotMatch(statusOf(lane.path), /^(?: ?D)/m)
    }),
  )

  it(
    'takes the mention of a work package for no work on it',
    on(async (project, _, __, lane) => {
      const before = logIn(project, lane)
      commitIn(lane.path, { 'WP03/hook.txt': 'x\n' }, 'WP03: Add a hook that WP04 will need')
      commitIn(lane.path, { 'notes.txt': 'x\n' }, 'Note what WP04 is to do')
      await recovered(project, 'all')
      assert.equal(logIn(project, lane), before)
    }),
  )

  it(
    'takes what a merge has brought from elsewhere for the work of nobody',
    on(async (project, _, __, ___, lane) => {
      const { root, missionBranch } = project
      move(root, lane, 'WP05', 'planned')
      const before = logIn(project, lane)
      const up = commitOn(root, 'up', { 'WP05/up.txt': 'of others\n' }, 'WP05: Of others')
      git(lane.path, 'reset', '--quiet', '--hard', missionBranch)
      git(lane.path, 'merge', '--quiet', up)
      await recovered(project, 'all')
      assert.equal(logIn(project, lane), before)
      git(root, 'update-ref', 'refs/remotes/origin/main', up)
      git(root, 'branch', '--delete', '--force', 'up')
      await recovered(project, 'all')
      assert.equal(logIn(project, lane), before)
    }),
  )

  it(
    'knows the work of a lane that was fetched, and where it was cut',
    on(async (project, lane) => {
      const { root, elsewhere, missionBranch } = project
      const clone = `${elsewhere}/clone`
      git(elsewhere, 'clone', '--quiet', root, 'clone')
      const there = { ...project, root: clone }
      move(clone, lane, 'WP01', 'for_review')
      git(clone, 'branch', '--quiet', missionBranch, `origin/${missionBranch}`)
      const path = `.worktrees/${lane.mission}-${lane.id}`
      git(clone, 'worktree', 'add', '--quiet', path, lane.branch)
      assert.ok(!kindsIn(await recovered(there, 'none')).includes('state-without-work'))
      await recovered(there, 'all')
      const context = JSON.parse(readFileSync(`${clone}/${lane.context}`, 'utf8'))
      const cut = git(clone, 'rev-parse', missionBranch)
      assert.ok([null, cut].includes(context.base_commit), context.base_commit)
      tearBranch(there, lane)
      await recovered(there, 'all')
      assert.ok(!kindsIn(await recovered(there, 'none')).includes('state-without-work'))
    }),
  )

  it(
    'moves no branch that is checked out elsewhere',
    on(async (project, lane) => {
      const { root } = project
      const tip = tipOf(project, lane)
      git(lane.path, 'checkout', '--quiet', '--detach')
      const ahead = commitIn(lane.path, { 'z.txt': 'z\n' }, 'WP01: Add z')
      git(root, 'checkout', '--quiet', lane.branch)
      const before = statusOf(root)
      const { passed } = await recovered(project, 'all')
      assert.ok(!passed)
      assert.equal(tipOf(project, lane), tip)
      assert.equal(statusOf(root), before)
      assert.equal(git(lane.path, 'rev-parse', 'HEAD'), ahead)
      assert.equal(branchIn(lane.path), '')
    }),
  )

  it(
    'puts no second worktree on a branch',
    on(async (project, lane, second) => {
      const { root, elsewhere } = project
      leaveBranch(project, lane)
      git(root, 'worktree', 'add', '--quiet', `${elsewhere}/study`, lane.branch)
      // And one whose HEAD says nothing any more.
      git(second.path, 'checkout', '--quiet', '--detach')
      git(root, 'worktree', 'add', '--quiet', `${elsewhere}/other`, second.branch)
      writeFileSync(`${second.admin}/HEAD`, '')
      const { passed } = await recovered(project, 'all')
      assert.ok(!passed)
      assert.equal(branchIn(lane.path), 'hot')
      assert.doesNotMatch(readFileSync(`${second.admin}/HEAD`, 'utf8'), /^ref: .*lane-b/)
      assert.equal(branchIn(`${elsewhere}/study`), lane.branch)
      assert.equal(branchIn(`${elsewhere}/other`), second.branch)
    }),
  )

  it(
    'puts HEAD on no branch in the midst of a rebase',
    on(async (project, lane) => {
      const { root } = project
      clean(lane)
      attempt(lane.path, 'rebase', 'gale')
      const before = git(root, 'rev-parse', lane.branch)
      const place = git(lane.path, 'rev-parse', 'HEAD')
      writeFileSync(`${lane.admin}/HEAD`, '')
      await recovered(project, 'all')
      const head = readFileSync(`${lane.admin}/HEAD`, 'utf8')
      assert.ok(['', `${place}\n`].includes(head), head)
      assert.equal(tipOf(project, lane), before)
    }),
  )

  it(
    'puts HEAD on no branch but that on which it was',
    on(async (project, lane) => {
      leaveBranch(project, lane)
      const last = commitIn(lane.path, { 'hot.txt': 'h\n' }, 'Put out the fire')
      const tip = tipOf(project, lane)
      writeFileSync(`${lane.admin}/HEAD`, '')
      await recovered(project, 'all')
      const head = readFileSync(`${lane.admin}/HEAD`, 'utf8')
      assert.doesNotMatch(head, /^ref: .*lane-a/)
      assert.equal(tipOf(project, lane), tip)
      assert.equal(git(project.root, 'rev-parse', 'hot'), last)
    }),
  )

  it(
    'makes no branch again of a lane that is over',
    on(async (project, lane, second) => {
      const { root } = project
      for (const one of project.lanes)
        for (const wp of one.workPackages) move(root, one, wp, 'done')
      git(lane.path, 'checkout', '--quiet', '--detach')
      git(root, 'branch', '--delete', '--force', lane.branch)
      git(root, 'update-ref', '-d', `refs/heads/${second.branch}`)
      const report = await recovered(project, 'all')
      assert.equal(git(root, 'branch', '--list', lane.branch, second.branch), '')
      for (const { path } of [lane, second])
        assert.ok(
          report.findings.some(one => one.kind === 'orphan-worktree' && one.place === path),
          path,
        )
    }),
  )

  it(
    'dates no row by a commit of the future',
    on(async (project, _, __, lane) => {
      commitAt(lane.path, '@4102444800 +0000', { 'WP04/done.txt': 'x\n' }, 'WP04: Do it')
      const before = logIn(project, lane)
      assert.ok((await recovered(project, 'all')).passed)
      const added = logIn(project, lane).slice(before.length).split('\n').filter(Boolean)
      assert.equal(added.length, 2)
      // One comes behind the other, at the distance of a moment.
      const latest = Date.now() + 5000
      for (const row of added) assert.ok(Date.parse(JSON.parse(row).at) < latest, row)
    }),
  )

  it(
    'sees an owner who came behind a release',
    on(async (project, lane) => {
      const { root } = project
      claim(root, lane, 'WP01', endedProcess())
      assert.ok((await recovered(project, 'all')).passed)
      const pid = start(project)
      const states = ['planned', 'claimed', 'in_progress']
      const rows = states.map((state, at) =>
        transitionRow(900 + at, 'WP01', at === 0 ? 'in_progress' : (states[at - 1] ?? ''), state, {
          at: new Date(Date.now() + at).toISOString().replace('Z', '000+00:00'),
          force: true,
          mission_slug: lane.mission,
          policy_metadata: state === 'claimed' ? { agent: 'claude', shell_pid: pid } : null,
        }),
      )
      for (const row of rows)
        appendFileSync(`${root}/${logPathOf(lane)}`, `${JSON.stringify(row)}\n`)
      truncateSync(`${lane.admin}/index`, 0)
      const { findings, repairs } = await recovered(project, 'all')
      assert.deepEqual(repairs, [])
      assert.equal(lstatSync(`${lane.admin}/index`).size, 0)
      assert.ok(findings.find(({ kind }) => kind === 'corrupt-index')?.held_by)
    }),
  )
})

describe('recover that was killed while a worktree went to its branch', () => {
  let base: Base
  let points: readonly string[] = []
  before(async () => {
    base = makeBase()
    await withProject(base, async project => {
      leaveBranch(project, lanesOf(project)[0])
      points = (await child(project, { fix: 'all' })).stdout.split('\n')
    })
  })
  after(() => removeBase(base))

  /** Kills it at the point whose name begins with a word. */
  async function killed(project: Project, lane: Lane, word: string): Promise<void> {
    const killAt = points.findIndex(point => point.startsWith(`${word} `))
    assert.notEqual(killAt, -1, points.join('\n'))
    leaveBranch(project, lane)
    const { signal } = await child(project, { fix: 'all', killAt })
    assert.equal(signal, 'SIGKILL')
  }

  it('leaves alone what its user has settled since', () =>
    withProject(base, async project => {
      const [lane] = lanesOf(project)
      await killed(project, lane, 'attach')
      git(lane.path, 'checkout', '--quiet', '--force', lane.branch)
      git(lane.path, 'checkout', '--quiet', '-b', 'study')
      const own = commitIn(lane.path, { 'src/lamp.txt': 'mine\n' }, 'Study the lamp')
      writeFiles(lane.path, {
        'src/lamp.txt': mine('changed', 'the study'),
        'new.txt': mine('staged', 'the study'),
      })
      git(lane.path, 'add', 'new.txt')
      const before = statusOf(lane.path)
      const tip = tipOf(project, lane)
      await recovered(project, 'all')
      assert.equal(statusOf(lane.path), before)
      assert.equal(git(lane.path, 'rev-parse', 'HEAD'), own)
      assert.equal(tipOf(project, lane), tip)
      assertSound(project)
    }))

  for (const word of ['leave', 'checkout', 'attach', 'arrive'])
    it(`stages nothing that undoes a lane, at \`${word}\``, () =>
      withProject(base, async project => {
        const { root } = project
        const [lane] = lanesOf(project)
        await killed(project, lane, word)
        writeFiles(lane.path, {
          'src/lamp.txt': mine('edited', 'a lamp'),
          'README.md': mine('edited', 'a readme'),
        })
        git(lane.path, 'add', 'README.md')
        const work = workIn(project, [lane])
        const tip = tipOf(project, lane)
        await recovered(project, 'all')
        assertWork(project, work)
        assert.equal(tipOf(project, lane), tip)
        const tree = git(lane.path, 'write-tree')
        const gone = git(root, 'diff', '--name-only', '--diff-filter=D', lane.branch, tree)
        if (branchIn(lane.path) === lane.branch) assert.equal(gone, '')
        // Or it is where it was left, and a commit there adds what its user has staged.
        else assert.deepEqual(stagedIn(lane.path), ['M\tREADME.md'])
      }))
})

describe('what recover keeps, and how it is taken back', () => {
  let base: Base
  before(() => {
    base = makeBase()
  })
  after(() => removeBase(base))

  const on =
    (run: (project: Project, ...lanes: readonly [Lane, Lane, Lane, Lane]) => Promise<void>) => () =>
      withProject(base, project => run(project, ...lanesOf(project)))

  it(
    'takes its rows back and leaves those that others have added since',
    on(async (project, lane, _, third) => {
      const { root } = project
      claim(root, lane, 'WP01', endedProcess())
      commitIn(third.path, { 'WP04/done.txt': 'x\n' }, 'WP04: Do it')
      const before = logIn(project, lane)
      const report = await recovered(project, 'all')
      assert.deepEqual(
        new Set(report.repairs.map(({ kind }) => kind)),
        new Set(['dead-claim', 'work-without-state']),
      )
      move(root, lane, 'WP02', 'for_review')
      const foreign = logIn(project, lane).trimEnd().split('\n').at(-1)
      takeBack(project, report)
      assert.equal(logIn(project, lane), `${before}${foreign}\n`)
    }),
  )

  it(
    'removes nothing when it is taken back that was made since',
    on(async (project, lane, second, third, fourth) => {
      const { root } = project
      rmSync(lane.path, { recursive: true })
      rmSync(second.admin, { recursive: true })
      unlinkSync(`${second.path}/.git`)
      git(root, 'worktree', 'remove', '--force', third.path)
      git(root, 'worktree', 'lock', '--reason=initializing', fourth.path)
      rmSync(fourth.path, { recursive: true })
      const report = await recovered(project, 'all')
      assert.ok(report.passed)
      const later = project.lanes.map(({ path, id }) => {
        const content = mine('later', id)
        const staged = mine('staged later', id)
        writeFiles(path, { 'later.txt': content, 'later-staged.txt': staged })
        git(path, 'add', 'later-staged.txt')
        return [content, staged]
      })
      for (const { undo } of report.repairs.toReversed())
        spawnSync('/bin/sh', ['-c', undo], { cwd: project.elsewhere })
      const found = [...workIn(project, []).files.values()].map(String)
      for (const content of later.flat()) assert.ok(found.includes(content), content)
    }),
  )

  it(
    'leaves what checks and collections of git accept',
    on(async (project, lane, second) => {
      const { root } = project
      const odd = '[submodule "a"]\n\tpath=-x\n\turl=-u\n'
      writeFiles(lane.path, { 'src/.gitmodules': odd, '.gitmodules': odd })
      mkdirSync(`${lane.path}/deep`)
      symlinkSync('nowhere', `${lane.path}/deep/.gitmodules`)
      writeFiles(second.path, { 'lost.txt': 'lost with the power\n' })
      git(second.path, 'add', 'lost.txt')
      const oid = blobOf('lost with the power\n')
      unlinkSync(`${root}/.git/objects/${oid.slice(0, 2)}/${oid.slice(2)}`)
      unlinkSync(`${second.path}/lost.txt`)
      for (const { path } of [lane, second]) unlinkSync(`${path}/.git`)
      const work = workIn(project, [])
      assert.ok((await recovered(project, 'all')).passed)
      assertWork(project, work)
      assert.ok(rescuedObjects(project).has(blobOf(odd)))
      git(second.path, 'reset', '--quiet', '--hard')
      git(root, 'gc', '--quiet')
      const { status, stdout, stderr } = checkOf(root)
      assert.equal(status, 0, stdout + stderr)
    }),
  )

  it(
    'keeps what is staged in an index of two parts',
    on(async (project, lane) => {
      git(lane.path, 'update-index', '--split-index')
      writeFiles(lane.path, { 'split.txt': mine('staged', 'the smaller part') })
      git(lane.path, 'add', 'split.txt')
      unlinkSync(`${lane.path}/.git`)
      const work = workIn(project, [])
      const { passed, rescued } = await recovered(project, 'all')
      assert.ok(passed)
      assertWork(project, work)
      const paths = rescued.flatMap(one => one.paths)
      for (const name of ['staged.txt', 'split.txt']) assert.ok(paths.includes(`index/${name}`))
      assert.match(statusOf(lane.path), /^A {2}split\.txt$/m)
    }),
  )

  it(
    'removes no lock that it does not know',
    on(async (project, lane) => {
      const { root } = project
      const unknown = ['foo.lock', 'gc.pid.lock', 'annex.lock'].map(name => `${root}/.git/${name}`)
      const known = [`${root}/.git/index.lock`, `${lane.admin}/index.lock`]
      for (const path of [...unknown, ...known]) leaveLock(path, 'left')
      const before = imageOf(unknown)
      await recovered(project, 'all')
      assert.deepEqual(imageOf(unknown), before)
      for (const path of known) assert.ok(!existsSync(path), path)
    }),
  )

  it(
    'writes all other files of a husk where a file lies in the place of a folder',
    on(async (project, lane) => {
      git(project.root, 'worktree', 'remove', '--force', lane.path)
      writeFiles(lane.path, { WP01: mine('a file', 'the place of a folder') })
      assert.ok((await recovered(project, 'all')).passed)
      assert.equal(
        readFileSync(`${lane.path}/WP01`, 'utf8'),
        mine('a file', 'the place of a folder'),
      )
      const gone = git(lane.path, 'ls-files', '--deleted').split('\n')
      assert.deepEqual(gone, ['WP01/lit.txt', 'WP01/trimmed.txt'])
      const again = await recovered(project, 'all')
      assert.deepEqual([kindsIn(again), again.repairs], [[], []])
    }),
  )

  it(
    'keeps every link with where it leads',
    on(async (project, lane) => {
      const targets = Array.from({ length: 50 }, (_, at) => `target-${at}`)
      for (const target of targets) symlinkSync(target, `${lane.path}/link-of-${target}`)
      unlinkSync(`${lane.path}/README.md`)
      symlinkSync('elsewhere', `${lane.path}/README.md`)
      rmSync(`${lane.path}/WP01`, { recursive: true })
      symlinkSync('src', `${lane.path}/WP01`)
      unlinkSync(`${lane.path}/.git`)
      const { passed, rescued } = await recovered(project, 'all')
      assert.ok(passed)
      const listed = git(project.root, 'ls-tree', '-r', rescued[0]?.ref ?? '').split('\n')
      const links = listed.filter(line => line.startsWith('120000 '))
      const expected = [
        ...targets.map(target => [`link-of-${target}`, target] as const),
        ['README.md', 'elsewhere'] as const,
        ['WP01', 'src'] as const,
      ]
      assert.deepEqual(
        links.toSorted(),
        expected
          .map(([name, target]) => `120000 blob ${blobOf(target)}\tworktree/${name}`)
          .toSorted(),
      )
    }),
  )

  it(
    'keeps changes of files at which git was told not to look',
    on(async (project, lane) => {
      const { root, temporary, missionBranch } = project
      git(root, 'worktree', 'add', '--quiet', '--detach', temporary, missionBranch)
      for (const path of [temporary, lane.path]) {
        git(path, 'update-index', '--assume-unchanged', 'README.md')
        git(path, 'update-index', '--skip-worktree', 'src/lamp.txt')
        writeFiles(path, {
          'README.md': mine('assumed to be unchanged', path),
          'src/lamp.txt': mine('passed over', path),
        })
      }
      const work = workIn(project, [])
      truncateSync(`${lane.admin}/index`, 100)
      const contents = ['README.md', 'src/lamp.txt'].map(name =>
        readFileSync(`${lane.path}/${name}`),
      )
      await recovered(project, 'all')
      assertWork(project, { ...work, staged: work.staged.filter(one => one.lane !== lane) })
      for (const content of contents) assert.ok(rescuedObjects(project).has(blobOf(content)))
      unlinkSync(`${lane.path}/.git`)
      assert.ok(
        (await recover({ root, missions: [lane.mission], now: new Date(), fix: 'all' })).passed,
      )
      assertStands(project, lane)
    }),
  )
})
