import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename } from 'node:path'
import type { RecoverFinding, RecoverReport } from '../../../core/recover-report.ts'
import { missionFolders } from '../../../missions/mission/read.ts'
import { recover } from '../../../missions/worktrees/recover.ts'
import { cutover } from '../../cli/cutover.ts'
import {
  allLanes,
  type Base,
  changeContext,
  claim,
  commitIn,
  endedProcess,
  type Lane,
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
  blobOf,
  imageBut,
  imageOf,
  laneImage,
  recovered,
  rescuedObjects,
  takeBack,
  workIn,
} from '../../support/recovered.ts'
import { git, writeFiles } from '../../support/repository.ts'

/** The first two lanes. */
function lanesOf({ lanes: [first, second] }: Project): readonly [Lane, Lane] {
  if (!first || !second) throw new Error('Unexpected project, expected two lanes')
  return [first, second]
}

const kindsIn = ({ findings }: RecoverReport) => findings.map(({ kind }) => kind)

/** Recovers whatever missions there are. */
const recoveredAll = (root: string, fix: 'all' | 'none'): Promise<RecoverReport> =>
  recover({ root, missions: missionFolders(root), now: new Date(), fix })

const removeWorktree = ({ root }: Project, { path }: Lane): void => {
  git(root, 'worktree', 'remove', '--force', path)
}

/** What is checked out somewhere, and what git says of it. */
const stateOf = (path: string): string =>
  [git(path, 'rev-parse', 'HEAD'), git(path, 'status', '--porcelain', '--branch')].join('\n')

/** Paths of the worktrees that are on the branch of a lane. */
const worktreesOf = ({ root }: Project, { branch }: Lane): readonly string[] =>
  git(root, 'worktree', 'list', '--porcelain')
    .split('\n\n')
    .filter(one => one.split('\n').includes(`branch refs/heads/${branch}`))

const contextIn = ({ root }: Project, { context }: Lane): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(`${root}/${context}`, 'utf8'))

describe('recover of projects that are made to mislead it', () => {
  let base: Base
  before(() => {
    base = makeBase()
  })
  after(() => removeBase(base))

  const on =
    (
      run: (project: Project, lane: Lane, other: Lane) => void | Promise<void>,
    ): (() => Promise<void>) =>
    () =>
      withProject(base, project => run(project, ...lanesOf(project)))

  it(
    'leaves a worktree of the user alone whatever it is called',
    on(async project => {
      const { root, temporary, elsewhere } = project
      const mineToo = `${elsewhere}/kitty-merge-study`
      git(root, 'worktree', 'add', '--quiet', '-b', 'feature', temporary, 'main')
      git(root, 'worktree', 'add', '--quiet', '--detach', mineToo, 'main')
      git(root, 'worktree', 'add', '--quiet', '-b', 'my-feature', '.worktrees/my-feature', 'main')
      for (const path of [temporary, mineToo, `${root}/.worktrees/my-feature`]) {
        writeFiles(path, {
          'env.ignored': mine('ignored', path),
          'repository.ignored/work.txt': mine('work', path),
        })
        git(`${path}/repository.ignored`, 'init', '--quiet', '--template=')
      }
      const before = imageBut(project)
      const report = await recovered(project, 'all')
      assert.deepEqual(kindsIn(report), [])
      assert.deepEqual(report.repairs, [])
      assert.deepEqual(imageBut(project), before)
    }),
  )

  const precious: readonly (readonly [what: string, leave: (path: string) => void])[] = [
    ['what git ignores', path => writeFiles(path, { 'env.ignored': mine('ignored', path) })],
    [
      'a repository of its own',
      path => {
        writeFiles(path, { 'nested/work.txt': mine('work', path) })
        git(`${path}/nested`, 'init', '--quiet', '--template=')
      },
    ],
    [
      'a repository among what git ignores',
      path => {
        writeFiles(path, { 'nested.ignored/work.txt': mine('work', path) })
        git(`${path}/nested.ignored`, 'init', '--quiet', '--template=')
      },
    ],
  ]
  for (const [what, leave] of precious)
    it(
      `leaves the worktree of a merge alone that holds ${what}`,
      on(async project => {
        const { root, temporary, missionBranch } = project
        git(root, 'config', 'status.showUntrackedFiles', 'no')
        git(root, 'worktree', 'add', '--quiet', '--detach', temporary, missionBranch)
        leave(temporary)
        const before = imageBut(project)
        assert.deepEqual(kindsIn(await recovered(project, 'all')), ['temporary-worktree'])
        assert.deepEqual(imageBut(project), before)
      }),
    )

  it(
    'makes no worktree through a link in its place',
    on(async (project, lane) => {
      const outside = `${project.elsewhere}/outside`
      removeWorktree(project, lane)
      writeFiles(outside, { 'victim.txt': 'not of this project\n' })
      symlinkSync(outside, lane.path)
      const before = imageBut(project)
      const { findings } = await recovered(project, 'all')
      assert.ok(findings.some(one => one.lane === lane.id))
      assert.deepEqual(imageBut(project), before)
      assert.ok(!rescuedObjects(project).has(blobOf('not of this project\n')))
      assert.deepEqual(
        findings.filter(({ command }) => command.includes('worktree add')),
        [],
      )
    }),
  )

  it(
    'makes no worktree in a folder to which a context leads through a link',
    on(async (project, lane) => {
      const outside = `${project.elsewhere}/outside`
      removeWorktree(project, lane)
      mkdirSync(outside)
      symlinkSync(outside, `${project.root}/.worktrees/way`)
      changeContext(project.root, lane, { worktree_path: '.worktrees/way/out' })
      const before = imageOf([outside])
      await recovered(project, 'all')
      assert.deepEqual(imageOf([outside]), before)
    }),
  )

  it(
    'makes no worktree within that of another lane',
    on(async (project, lane, other) => {
      removeWorktree(project, lane)
      const [, , , fourth = other] = project.lanes
      start(project, other.path)
      const places = [`${basename(other.path)}/src/deep`, `${basename(fourth.path)}/deep`]
      const before = [other, fourth].map(one => laneImage(project, one))
      for (const place of places) {
        changeContext(project.root, lane, { worktree_path: `.worktrees/${place}` })
        await recovered(project, 'all')
        assert.ok(!existsSync(`${project.root}/.worktrees/${place}`), place)
      }
      assert.deepEqual(
        [other, fourth].map(one => laneImage(project, one)),
        before,
      )
    }),
  )

  it(
    'makes no worktrees outside where the folder around them is a link',
    on(async project => {
      const outside = `${project.elsewhere}/outside`
      for (const lane of allLanes(project)) removeWorktree(project, lane)
      rmSync(`${project.root}/.worktrees`, { recursive: true })
      mkdirSync(outside)
      symlinkSync(outside, `${project.root}/.worktrees`)
      const before = imageOf([outside])
      const report = await recovered(project, 'all')
      assert.ok(!report.passed)
      assert.deepEqual(imageOf([outside]), before)
      for (const lane of allLanes(project)) assert.deepEqual(worktreesOf(project, lane), [])
    }),
  )

  it(
    'tells what is gone where a file has taken the place of the folder around worktrees',
    on(async ({ root }) => {
      rmSync(`${root}/.worktrees`, { recursive: true })
      writeFileSync(`${root}/.worktrees`, 'a file\n')
      for (const argv of [[], ['--fix']]) {
        const { status, stdout, stderr } = await cutover(root, 'recover', '--all', ...argv)
        assert.deepEqual([status, stderr], [1, ''])
        assert.match(stdout, /042-lamps-lane-a/)
        assert.equal(readFileSync(`${root}/.worktrees`, 'utf8'), 'a file\n')
      }
    }),
  )

  it(
    'says what lies in the place of a worktree, and does nothing to it',
    on(async (project, lane) => {
      removeWorktree(project, lane)
      writeFiles(lane.path, { 'work.txt': mine('work', 'a repository of the user') })
      git(lane.path, 'init', '--quiet', '--template=')
      const before = imageBut(project)
      const { findings } = await recovered(project, 'all')
      const own = findings.filter(one => one.lane === lane.id)
      assert.equal(own.length, 1)
      assert.doesNotMatch(own[0]?.message ?? '', /nothing/)
      assert.doesNotMatch(own[0]?.command ?? '', /worktree add/)
      assert.deepEqual(imageBut(project), before)
    }),
  )

  it(
    'leaves another project alone of which this one is a copy',
    on(async (project, lane) => {
      const { root, elsewhere } = project
      const copy = `${elsewhere}/copy`
      execFileSync('cp', ['-a', root, copy])
      const whole = imageOf([root])
      await recoveredAll(copy, 'none')
      assert.deepEqual(imageOf([root]), whole)
      removeWorktree(project, lane)
      const before = imageOf([root])
      const kept = readFileSync(`${copy}/.worktrees/${basename(lane.path)}/untracked.txt`)
      await recoveredAll(copy, 'all')
      assert.deepEqual(imageOf([root]), before)
      assert.deepEqual(
        readFileSync(`${copy}/.worktrees/${basename(lane.path)}/untracked.txt`),
        kept,
      )
      git(root, 'worktree', 'add', '--quiet', lane.path, lane.branch)
      assertStands(project, lane)
    }),
  )

  it(
    'finds the worktrees of a project again that was renamed, with all that is in them',
    on(async project => {
      const root = `${project.elsewhere}/renamed`
      const work = workIn(project, [])
      renameSync(project.root, root)
      const lanes = allLanes(project).map(lane => ({
        ...lane,
        path: lane.path.replace(project.root, root),
        admin: lane.admin.replace(project.root, root),
      }))
      assert.deepEqual(
        new Set(kindsIn(await recoveredAll(root, 'none'))),
        new Set(['worktree-moved']),
      )
      assert.ok((await recoveredAll(root, 'all')).passed)
      for (const lane of lanes) {
        assertStands({ ...project, root }, lane)
        assert.match(git(lane.path, 'status', '--porcelain'), /^A {2}staged\.txt$/m)
      }
      for (const [path, content] of work.files)
        assert.deepEqual(readFileSync(path.replace(project.root, root)), content)
    }),
  )

  it(
    'leaves the main checkout and others of the user alone to which a context leads',
    on(async (project, lane) => {
      const { root, elsewhere, missionBranch } = project
      removeWorktree(project, lane)
      const own = `${elsewhere}/own`
      git(root, 'worktree', 'add', '--quiet', '--detach', own, missionBranch)
      git(root, 'checkout', '--quiet', '--detach', missionBranch)
      const before = [root, own].map(stateOf)
      for (const place of ['.', '../own']) {
        const commit = git(root, 'rev-parse', lane.branch)
        changeContext(root, lane, { worktree_path: place })
        await recovered(project, 'all')
        assert.deepEqual([root, own].map(stateOf), before, place)
        assert.equal(git(root, 'rev-parse', lane.branch), commit)
        assertStands(project, lane)
        assert.deepEqual(kindsIn(await recovered(project, 'none')), [])
        removeWorktree(project, lane)
      }
    }),
  )

  it(
    'does not take the main checkout for the worktree of a lane whose branch is looked at there',
    on(async (project, lane) => {
      const { root } = project
      removeWorktree(project, lane)
      git(root, 'checkout', '--quiet', lane.branch)
      const before = imageBut(project)
      const { findings } = await recovered(project, 'all')
      assert.deepEqual(imageBut(project), before)
      assert.deepEqual(
        contextIn(project, lane)['worktree_path'],
        `.worktrees/${basename(lane.path)}`,
      )
      assert.equal(worktreesOf(project, lane).length, 1)
      for (const { command } of findings) assert.doesNotMatch(command, /worktree remove/)
    }),
  )

  it(
    'makes no second worktree beside one whose name it cannot read',
    on(async (project, lane) => {
      const { root, elsewhere } = project
      removeWorktree(project, lane)
      const script = 'git worktree add --quiet "$(printf \'%s/w\\351\' "$1")" "$2"'
      const made = spawnSync('sh', ['-c', script, 'sh', elsewhere, lane.branch], { cwd: root })
      assert.equal(made.status, 0, made.stderr.toString())
      const before = imageOf([`${root}/.git/worktrees`, `${root}/.worktrees`])
      await recovered(project, 'all')
      assert.deepEqual(imageOf([`${root}/.git/worktrees`, `${root}/.worktrees`]), before)
      assert.equal(worktreesOf(project, lane).length, 1)
    }),
  )

  it(
    'sees who works in a project that is reached by a link',
    on(async (project, lane) => {
      const { root, elsewhere } = project
      const real = `${elsewhere}/disk`
      renameSync(root, real)
      symlinkSync(real, root)
      assert.deepEqual(kindsIn(await recovered(project, 'none')), [])
      start(project, `${real}/.worktrees/${basename(lane.path)}`)
      truncateSync(`${lane.admin}/index`, 0)
      const contexts = imageOf([`${real}/.kittify`])
      for (const way of [root, real]) {
        const { findings } = await recoveredAll(way, 'all')
        assert.deepEqual(
          findings.map(({ kind, held_by: by }) => [kind, by !== null]),
          [['corrupt-index', true]],
          way,
        )
        assert.equal(lstatSync(`${lane.admin}/index`).size, 0)
      }
      assert.deepEqual(imageOf([`${real}/.kittify`]), contexts)
    }),
  )

  it(
    'makes nothing of a lane whose id leads elsewhere',
    on(async (project, lane) => {
      const { root, missionBranch } = project
      const ids = ['x/y', '../../out', '..']
      const file = `${root}/kitty-specs/${lane.mission}/lanes.json`
      const plan = JSON.parse(readFileSync(file, 'utf8'))
      const more = ids.map(id => ({ lane_id: id, wp_ids: ['WP09'], depends_on_lanes: [] }))
      writeFileSync(file, JSON.stringify({ ...plan, lanes: [...plan.lanes, ...more] }))
      git(root, 'branch', `${missionBranch}-x/y`)
      move(root, lane, 'WP09', 'planned', 'claimed', 'in_progress')
      const worktrees = git(root, 'worktree', 'list')
      const before = imageOf([project.elsewhere], /\/\.git$/)
      const { findings } = await recovered(project, 'all')
      assert.equal(git(root, 'worktree', 'list'), worktrees)
      assert.deepEqual(imageOf([project.elsewhere], /\/\.git$/), before)
      const odd = findings.filter(one => one.lane !== null && ids.includes(one.lane))
      for (const { repair, command } of odd) {
        assert.equal(repair, null)
        assert.doesNotMatch(command, /''/)
      }
    }),
  )

  it(
    'keeps a link in the place of a folder, and reads nothing through it',
    on(async (project, lane) => {
      const outside = `${project.elsewhere}/outside`
      const secret = 'not of this project\n'
      writeFiles(outside, { 'lit.txt': secret })
      rmSync(`${lane.path}/WP01`, { recursive: true })
      symlinkSync(outside, `${lane.path}/WP01`)
      unlinkSync(`${lane.path}/.git`)
      const { passed, rescued } = await recovered(project, 'all')
      assert.ok(passed)
      assert.equal(readlinkSync(`${lane.path}/WP01`), outside)
      const objects = rescuedObjects(project)
      assert.ok(objects.has(blobOf(outside)))
      assert.ok(!objects.has(blobOf(secret)))
      const { status } = spawnSync('git', ['cat-file', '-e', blobOf(secret)], { cwd: project.root })
      assert.notEqual(status, 0)
      for (const { ref, paths } of rescued) {
        const listed = git(project.root, 'ls-tree', '-r', '-z', '--name-only', ref)
        assert.deepEqual(listed.split('\0').filter(Boolean).toSorted(), paths)
      }
    }),
  )

  it(
    'makes no third worktree where two folders take themselves for one',
    on(async (project, lane) => {
      const [copy, original] = ['copy', 'original'].map(name => `${lane.path}-${name}`)
      if (copy === undefined || original === undefined) return
      execFileSync('cp', ['-a', lane.path, copy])
      renameSync(lane.path, original)
      const before = imageBut(project)
      const report = await recovered(project, 'all')
      assert.deepEqual(imageBut(project), before)
      const told = JSON.stringify(report.findings)
      for (const path of [copy, original]) assert.ok(told.includes(path), path)
    }),
  )
})

/** Signs with which one would make a shell run what a text names. */
const run = '$(touch$IFS"INJECTED");touch$IFS"INJECTED"'

const wps = {
  semicolon: 'WP09;touch$IFS$PWD/INJECTED',
  quotes: 'WP10\'"`touch INJECTED`',
  control: '-WP11\u001b[31m',
} as const

/** Says all kinds of things in the files of a mission that a person, or an agent, can write. */
function makeStrange({ root, missionBranch }: Project, lane: Lane): void {
  const folder = `${root}/kitty-specs/${lane.mission}`
  const meta = JSON.parse(readFileSync(`${folder}/meta.json`, 'utf8'))
  const plan = JSON.parse(readFileSync(`${folder}/lanes.json`, 'utf8'))
  writeFiles(folder, {
    'meta.json': JSON.stringify({ ...meta, target_branch: `main;touch INJECTED` }),
    'lanes.json': JSON.stringify({
      ...plan,
      lanes: [
        ...plan.lanes,
        { lane_id: 'lane-s', wp_ids: Object.values(wps), depends_on_lanes: [] },
      ],
    }),
  })
  git(root, 'branch', '--delete', '--force', missionBranch)
  git(root, 'branch', `${missionBranch}-lane-s`)
  for (const wp of Object.values(wps))
    move(root, lane, wp, 'planned', 'claimed', 'in_progress', 'for_review')
}

/** A mission whose folder and branches are full of signs. */
function addStrangeMission({ root }: Project): void {
  const folder = `043-${run}`
  const branch = `kitty/mission-${run}`
  const place = `kitty-specs/${folder}`
  const lanes = [{ lane_id: 'lane-a', wp_ids: ['WP01'], depends_on_lanes: [] }]
  writeFiles(root, {
    [`${place}/meta.json`]: JSON.stringify({ mission_slug: folder, target_branch: 'main' }),
    [`${place}/lanes.json`]: JSON.stringify({
      mission_slug: folder,
      mission_branch: branch,
      lanes,
    }),
    'kitty-specs/--output=x/meta.json': JSON.stringify({ target_branch: 'main' }),
  })
  for (const name of [`${branch}-lane-a`, 'kitty/mission---output=x-lane-a'])
    git(root, 'branch', name)
  writeFiles(root, { '.git/refs/heads/--output=x-lane-a': `${git(root, 'rev-parse', 'main')}\n` })
}

const texts = ({ findings, repairs }: RecoverReport): readonly string[] => [
  ...findings.map(({ command }) => command),
  ...repairs.map(({ undo }) => undo),
]

/** The words of which a shell makes a command; nothing of it runs but what is put into it. */
function wordsOf(command: string, cwd: string): readonly string[] {
  const script = `set -- ${command}\nprintf '%s\\0' "$@"`
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { cwd, encoding: 'utf8' })
  assert.equal(status, 0, `${command}: ${stderr}`)
  return stdout.split('\0').slice(0, -1)
}

const isInjected = ({ elsewhere }: Project): boolean =>
  spawnSync('find', [elsewhere, '-name', 'INJECTED*'], { encoding: 'utf8' }).stdout !== ''

describe('commands of recover', () => {
  let base: Base
  before(() => {
    base = makeBase()
  })
  after(() => removeBase(base))

  const assertPlain = (project: Project, report: RecoverReport): void => {
    for (const text of texts(report)) {
      const { status, stderr } = spawnSync('sh', ['-n', '-c', text], { encoding: 'utf8' })
      assert.equal(status, 0, `${text}: ${stderr}`)
      assert.doesNotMatch(text, /\p{Cc}/u)
    }
    assert.ok(!isInjected(project))
  }

  it('are what they say, whatever texts of a mission are in them', () =>
    withProject(base, async project => {
      const { root } = project
      const [lane, other] = lanesOf(project)
      makeStrange(project, lane)
      addStrangeMission(project)
      const report = await recoveredAll(root, 'none')
      assertPlain(project, report)
      const commandOf = (is: (one: RecoverFinding) => boolean) => {
        const command = report.findings.find(is)?.command
        assert.ok(command)
        return wordsOf(command, other.path)
      }
      const whole = (one: RecoverFinding) => wordsOf(one.command, other.path)
      for (const one of report.findings) assert.ok(whole(one).length > 1)
      for (const id of [wps.semicolon, wps.quotes]) {
        const words = commandOf(
          ({ kind, work_packages: [wp] }) => kind === 'state-without-work' && wp === id,
        )
        assert.ok(words.includes(id), words.join('\n'))
      }
      const target = commandOf(
        ({ kind, mission }) => kind === 'mission-branch-missing' && mission === lane.mission,
      )
      assert.ok(target.includes('refs/heads/main;touch INJECTED'), target.join('\n'))
      const strange = report.findings.filter(({ mission }) => mission === `043-${run}`)
      assert.notEqual(strange.length, 0)
      for (const one of strange)
        assert.ok(
          whole(one).some(word => word.includes(run)),
          one.command,
        )
      assert.ok(!isInjected(project))
    }))

  it('do what they say when a repair is taken back', () =>
    withProject(base, async project => {
      const { root, lanes } = project
      const [lane, other] = lanesOf(project)
      const [, , third = lane, fourth = lane] = lanes
      addStrangeMission(project)
      const place = `${root}/.worktrees/it's ${run}`
      git(root, 'worktree', 'move', '--force', lane.path, place)
      changeContext(root, lane, { worktree_path: place })
      rmSync(place, { recursive: true })
      unlinkSync(`${other.path}/.git`)
      commitIn(third.path, { 'WP04/done.txt': 'done\n' }, `WP04: ${run}`)
      git(third.path, 'checkout', '--quiet', '--detach')
      claim(root, fourth, 'WP05', endedProcess())
      const report = await recoveredAll(root, 'all')
      const kinds = new Set(report.repairs.map(({ kind }) => kind))
      for (const kind of ['worktree-deleted', 'git-file-lost', 'detached', 'dead-claim'] as const)
        assert.ok(kinds.has(kind), kind)
      assertPlain(project, report)
      takeBack(project, report)
      assert.ok(!isInjected(project))
      assertSound(project)
    }))

  it('run nothing where a text has both a quote and a line break', () =>
    withProject(base, async project => {
      const { root } = project
      const [lane] = lanesOf(project)
      makeStrange(project, lane)
      const file = `${root}/kitty-specs/${lane.mission}/lanes.json`
      const evil = "WP12\n';touch INJECTED;#"
      const plan = JSON.parse(readFileSync(file, 'utf8'))
      plan.lanes.at(-1).wp_ids.push(evil)
      writeFileSync(file, JSON.stringify(plan))
      move(root, lane, evil, 'planned', 'claimed', 'in_progress', 'for_review')
      const report = await recoveredAll(root, 'none')
      assert.ok(report.findings.some(one => one.work_packages.includes(evil)))
      assertPlain(project, report)
      for (const { command } of report.findings) wordsOf(command, lane.path)
      assert.ok(!isInjected(project))
    }))
})
