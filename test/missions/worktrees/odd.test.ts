import assert from 'node:assert/strict'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import type { RecoverReport } from '../../../core/recover-report.ts'
import {
  attempt,
  type Base,
  claim,
  endedProcess,
  type Lane,
  logPathOf,
  makeBase,
  mine,
  type Project,
  removeBase,
  withProject,
} from '../../support/crashed.ts'
import {
  assertSound,
  assertStands,
  assertWork,
  blobOf,
  imageBut,
  imageOf,
  recovered,
  rescuedObjects,
  workIn,
} from '../../support/recovered.ts'
import { git, writeFiles } from '../../support/repository.ts'

const laneOf = ({ lanes: [lane] }: Project): Lane => {
  if (!lane) throw new Error('Unexpected project, expected lanes')
  return lane
}

const kindsIn = ({ findings }: RecoverReport) => findings.map(({ kind }) => kind)

/** Takes away what makes a folder a worktree. */
function makeHusk({ path, admin }: Lane): void {
  rmSync(admin, { recursive: true })
  unlinkSync(`${path}/.git`)
}

describe('recover of worktrees that are odd', () => {
  let base: Base
  before(() => {
    base = makeBase()
  })
  after(() => removeBase(base))

  const on = (run: (project: Project, lane: Lane) => Promise<void>) => () =>
    withProject(base, project => run(project, laneOf(project)))

  it(
    'makes all of them again where the folder around them was deleted',
    on(async project => {
      rmSync(`${project.root}/.worktrees`, { recursive: true })
      const work = workIn(project, [])
      assert.deepEqual(
        new Set(kindsIn(await recovered(project, 'none'))),
        new Set(['worktree-deleted']),
      )
      assert.ok((await recovered(project, 'all')).passed)
      for (const lane of [...project.lanes, project.other]) assertStands(project, lane)
      assertWork(project, work)
    }),
  )

  it(
    'makes one again that was deleted in the midst of a conflict',
    on(async (project, lane) => {
      git(lane.path, 'reset', '--quiet', '--hard')
      attempt(lane.path, 'merge', '--quiet', 'gale')
      rmSync(lane.path, { recursive: true })
      assert.deepEqual(kindsIn(await recovered(project, 'none')), ['worktree-deleted'])
      const report = await recovered(project, 'all')
      assert.deepEqual(kindsIn(report), ['mid-operation'])
      const kept = report.rescued.flatMap(({ paths }) => paths)
      for (const stage of [1, 2, 3]) assert.ok(kept.includes(`conflict/${stage}/src/lamp.txt`))
      assert.match(git(lane.path, 'status', '--porcelain'), /^UU src\/lamp\.txt$/m)
      assertSound(project)
    }),
  )

  it(
    'finds nothing in one that lies elsewhere behind a link',
    on(async (project, lane) => {
      renameSync(lane.path, `${project.elsewhere}/disk`)
      symlinkSync(`${project.elsewhere}/disk`, lane.path)
      assert.equal(git(lane.path, 'status', '--porcelain').includes('staged.txt'), true)
      assert.deepEqual(kindsIn(await recovered(project, 'none')), [])
    }),
  )

  it(
    'leaves a file that lies in the place of one alone',
    on(async (project, lane) => {
      rmSync(lane.path, { recursive: true })
      writeFileSync(lane.path, mine('a file', 'the place of a worktree'))
      const before = imageBut(project)
      assert.deepEqual(kindsIn(await recovered(project, 'all')), ['git-file-wrong'])
      assert.deepEqual(imageBut(project), before)
    }),
  )

  it(
    'leaves two that were swapped alone',
    on(async (project, lane) => {
      const [, other = lane] = project.lanes
      renameSync(lane.path, `${lane.path}-away`)
      renameSync(other.path, lane.path)
      renameSync(`${lane.path}-away`, other.path)
      const before = imageBut(project)
      assert.deepEqual(kindsIn(await recovered(project, 'all')), [
        'git-file-wrong',
        'git-file-wrong',
      ])
      assert.deepEqual(imageBut(project), before)
    }),
  )

  it(
    'keeps files whatever their names',
    on(async (project, lane) => {
      writeFiles(lane.path, {
        'new\nline.txt': mine('new', 'a line'),
        end: mine('new', 'a name'),
        'end\r': mine('new', 'a name with a sign at its end'),
        '-dash': mine('new', 'a dash'),
        'git~1/x': mine('new', 'a name that some systems mistake'),
      })
      const contents = ['end', 'end\r', 'new\nline.txt', '-dash', 'git~1/x'].map(name =>
        readFileSync(`${lane.path}/${name}`),
      )
      symlinkSync('nowhere', `${lane.path}/link`)
      unlinkSync(`${lane.path}/.git`)
      const work = workIn(project, [])
      const { passed, rescued } = await recovered(project, 'all')
      assert.ok(passed)
      assertWork(project, work)
      const objects = rescuedObjects(project)
      for (const content of contents) assert.ok(objects.has(blobOf(content)), content.toString())
      const paths = rescued.flatMap(one => one.paths)
      for (const name of ['new\nline.txt', 'end\r', '-dash', 'keptgit~1/x', 'link'])
        assert.ok(paths.includes(`worktree/${name}`), name)
    }),
  )

  it(
    'writes through no link out of a husk, and over nothing in it',
    on(async (project, lane) => {
      const outside = `${project.elsewhere}/outside`
      mkdirSync(outside)
      rmSync(`${lane.path}/src`, { recursive: true })
      symlinkSync(outside, `${lane.path}/src`)
      rmSync(`${lane.path}/WP01`, { recursive: true })
      unlinkSync(`${lane.path}/README.md`)
      writeFiles(lane.path, {
        WP01: mine('a file', 'the place of a folder'),
        'README.md/x': mine('a folder', 'the place of a file'),
        'nested/n.txt': mine('new', 'a repository of its own'),
      })
      git(`${lane.path}/nested`, 'init', '--quiet', '--template=')
      makeHusk(lane)
      const work = workIn(project, [lane])
      const before = imageOf([outside, `${lane.path}/nested`])
      assert.ok((await recovered(project, 'all')).passed)
      assertWork(project, work)
      assert.deepEqual(imageOf([outside, `${lane.path}/nested`]), before)
      assertSound(project)
    }),
  )

  it(
    'leaves the worktree of a merge of ours alone that holds a solution, and what it is known by',
    on(async project => {
      const { root, elsewhere } = project
      const path = `${elsewhere}/solving`
      const reason = 'cutover merge 0123456789abcdef'
      git(
        root,
        'worktree',
        'add',
        '--quiet',
        '--detach',
        '--lock',
        '--reason',
        reason,
        path,
        'main',
      )
      writeFiles(path, { 'solved.txt': mine('solved', 'a conflict') })
      for (let run = 0; run < 2; run += 1)
        assert.deepEqual(kindsIn(await recovered(project, 'all')), ['temporary-worktree'])
      assert.match(
        git(root, 'worktree', 'list', '--porcelain'),
        /locked cutover merge 0123456789abcdef/,
      )
      assert.ok(existsSync(`${path}/solved.txt`))
    }),
  )

  it(
    'adds to a log whose last line was cut off, and keeps that line',
    on(async (project, lane) => {
      const { root } = project
      claim(root, lane, 'WP01', endedProcess())
      const log = `${root}/${logPathOf(lane)}`
      const before = readFileSync(log, 'utf8')
      writeFileSync(log, `${before}{"actor": "cla`)
      const { passed, rescued } = await recovered(project, 'all')
      assert.ok(passed)
      const [kept] = rescued
      const text = git(root, 'show', `${kept?.ref}:files/status.events.jsonl`)
      assert.equal(text, `${before}{"actor": "cla`)
      assert.ok(readFileSync(log, 'utf8').startsWith(before))
    }),
  )
})
