import assert from 'node:assert/strict'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { readMission } from '../../../missions/mission/read.ts'
import { openStore } from '../../../missions/mission/store.ts'
import { healthOf } from '../../../missions/worktrees/health.ts'
import { recover as repair } from '../../../missions/worktrees/recover.ts'
import { missionPage } from '../../../web/data.ts'
import { unreconciledIn } from '../../../web/sections/overview.ts'
import { cutover } from '../../cli/cutover.ts'
import {
  type Base,
  type Lane,
  makeBase,
  type Project,
  removeBase,
  withProject,
} from '../../support/crashed.ts'
import { git, writeFiles } from '../../support/repository.ts'

const recover = ({ root }: Project, ...argv: readonly string[]) =>
  cutover(root, 'recover', '--mission', '042-lamps', ...argv)

/** The lanes of WP01 and WP02. */
function lanesOf({ lanes: [first, second] }: Project): readonly [Lane, Lane] {
  if (!first || !second) throw new Error('Unexpected project, expected two lanes')
  return [first, second]
}

describe('cutover recover', () => {
  let base: Base
  before(() => {
    base = makeBase()
  })
  after(() => removeBase(base))

  const on = (run: (project: Project, ...lanes: readonly [Lane, Lane]) => Promise<void>) => () =>
    withProject(base, project => run(project, ...lanesOf(project)))

  it(
    'says that nothing disagrees, and ends with 0',
    on(async project => {
      const { status, stdout, stderr } = await recover(project)
      assert.deepEqual([status, stderr], [0, ''])
      assert.equal(
        stdout,
        'Nothing disagrees in 5 work packages, 5 worktrees, 5 contexts; 5 with changes in no commit\n',
      )
    }),
  )

  it(
    'says what disagrees, what was seen, and the command that repairs it',
    on(async (project, lane) => {
      unlinkSync(`${lane.path}/.git`)
      const { status, stdout } = await recover(project)
      assert.equal(status, 1)
      assert.equal(
        stdout,
        [
          '1 disagreement in 5 work packages, 5 worktrees, 5 contexts; 4 with changes in no commit',
          '',
          `git-file-lost  WP01 of 042-lamps: ${lane.path}`,
          '  it has no `.git`: git takes its files for those of the repository around it',
          `    git's own folder of it is ${lane.admin}`,
          '  repair: its `.git` is written again',
          '  does it: cutover recover --mission 042-lamps --fix git-file-lost',
          '',
          'Next: `cutover recover --mission 042-lamps --fix` repairs 1 of them',
          '',
        ].join('\n'),
      )
    }),
  )

  it(
    'repairs one kind and leaves the other',
    on(async (project, one, other) => {
      unlinkSync(`${one.path}/.git`)
      unlinkSync(`${project.root}/${other.context}`)
      const { status, stdout } = await recover(project, '--fix', 'worktree-without-context')
      assert.equal(status, 1)
      assert.match(stdout, /^1 repair; 1 disagreement in /)
      assert.ok(existsSync(`${project.root}/${other.context}`))
      assert.ok(!existsSync(`${one.path}/.git`))
    }),
  )

  it(
    'prints JSON as its schema says, and Markdown',
    on(async (project, lane) => {
      const fits = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
        JSON.parse(readFileSync('schema/recover.schema.json', 'utf8')),
      )
      rmSync(lane.path, { recursive: true })
      for (const argv of [[], ['--resume', 'WP01']]) {
        const { stdout } = await recover(project, '--json', ...argv)
        fits(JSON.parse(stdout))
        assert.deepEqual(fits.errors, null)
      }
      unlinkSync(`${lane.path}/.git`)
      const { stdout } = await recover(project, '--format', 'markdown')
      assert.match(stdout, /^### 1 disagreement in 5 work packages/)
      assert.match(stdout, /\n\| git-file-lost \| `WP01` \| `[^`]*042-lamps-lane-a` \| /)
    }),
  )

  it(
    'makes one workspace usable, and says where it is',
    on(async (project, one, other) => {
      rmSync(one.path, { recursive: true })
      unlinkSync(`${other.path}/.git`)
      const { status, stdout } = await cutover(
        other.path,
        'recover',
        '--mission',
        '042-lamps',
        '--resume',
        'WP01',
      )
      assert.equal(status, 0, stdout)
      const told = stdout.slice(stdout.indexOf('WP01 (lane-a) is'))
      const commit = git(project.root, 'rev-parse', '--short=12', one.branch)
      assert.equal(
        told,
        [
          'WP01 (lane-a) is in_progress and goes on in',
          `  ${one.path}`,
          `  branch       ${one.branch}`,
          `  last commit  ${commit} WP01: Trim the wick`,
          '  last event   claimed to in_progress by claude, 2026-08-21T10:00:03.000001+00:00',
          '  2 files in no commit:',
          '    A  staged.txt',
          '    A  twice.txt',
          '',
          'elsewhere in this mission: 1',
          '',
        ].join('\n'),
      )
      assert.ok(!existsSync(`${other.path}/.git`), 'that lane was not asked for')
    }),
  )

  it(
    'waits for a lock that is too young, where it knows the time',
    on(async ({ root }, lane) => {
      const lock = `${lane.admin}/index.lock`
      writeFiles(lane.admin, { 'index.lock': 'torn', index: 'torn' })
      const written = statSync(lock).mtimeMs
      const request = { root, missions: ['042-lamps'], fix: 'all', now: new Date(written) } as const
      const left = await repair(request)
      assert.deepEqual(
        left.findings.map(one => [one.kind, one.held_by]),
        [
          ['stale-lock', 'it is younger than a minute'],
          ['corrupt-index', `${lock} is to go first`],
        ],
      )
      // A minute has passed but for a moment.
      const start = Date.now()
      const clock = () => new Date(written + 59_500 + Date.now() - start)
      const report = await repair({ ...request, clock })
      assert.deepEqual(
        [report.repairs.map(({ kind }) => kind), report.passed],
        [['stale-lock', 'corrupt-index'], true],
      )
    }),
  )

  it(
    'says how a work package is begun that was not',
    on(async project => {
      const { root, lanes } = project
      const lane = lanes.find(({ id }) => id === 'lane-d')
      if (!lane) throw new Error('Unexpected project, expected lane-d')
      git(root, 'worktree', 'remove', '--force', lane.path)
      git(root, 'branch', '-D', lane.branch)
      const { status, stdout } = await recover(project, '--resume', 'WP05')
      assert.equal(status, 1)
      assert.match(stdout, /WP05 has no worktree to go on in/)
      assert.match(stdout, /spec-kitty agent action implement WP05 --mission 042-lamps/)
    }),
  )

  const mistakes: readonly (readonly [argv: readonly string[], message: RegExp])[] = [
    [['--fix'], /expected `--mission NAME`, or `--all`/],
    [['--resume', 'WP01'], /of no mission, expected one by `--mission`/],
    [['--all', '--mission', '042-lamps'], /expected one of them/],
    [['--mission', '042-lamps', '--fix', 'husks'], /did you mean `husk`\?/],
    [['--mission', '042-lamps', '--resume', 'WP77'], /work package `WP77`, expected one/],
    [['--format', 'sarif'], /expected one of json, markdown, pretty/],
  ]
  it(
    'refuses what it does not understand, and writes nothing',
    on(async project => {
      for (const [argv, message] of mistakes) {
        const { status, stdout, stderr } = await cutover(project.root, 'recover', ...argv)
        assert.deepEqual([status, stdout], [2, ''], argv.join(' '))
        assert.match(stderr, message)
      }
      assert.equal(git(project.root, 'for-each-ref', 'refs/cutover/'), '')
    }),
  )

  it(
    'refuses refs in a reftable',
    on(async project => {
      mkdirSync(`${project.root}/.git/reftable`)
      const { status, stderr } = await recover(project)
      assert.equal(status, 2)
      assert.match(stderr, /keeps its refs in a reftable/)
    }),
  )

  it(
    'works where the repository is bare, from inside any worktree',
    on(async (project, lane) => {
      const { root } = project
      // The main checkout becomes a worktree of a repository that lies in its midst.
      renameSync(`${root}/.git`, `${root}/.bare`)
      git(`${root}/.bare`, 'config', 'core.bare', 'true')
      git(`${root}/.bare`, 'worktree', 'add', '--quiet', `${root}/../home`, 'main')
      const home = readFileSync(`${root}/.bare/worktrees/home/gitdir`, 'utf8').slice(0, -6)
      renameSync(`${root}/.worktrees`, `${home}/.worktrees`)
      renameSync(`${root}/.kittify`, `${home}/.kittify`)
      const inside = lane.path.replace(root, home)
      const found = await cutover(home, 'recover', '--mission', '042-lamps', '--json')
      const kinds = JSON.parse(found.stdout).findings.map((one: { kind: string }) => one.kind)
      assert.deepEqual(new Set(kinds), new Set(['worktree-moved']))
      const { status, stdout } = await cutover(
        inside,
        ...['recover', '--mission', '042-lamps', '--fix'],
      )
      assert.equal(status, 0, stdout)
      assert.match(git(inside, 'status', '--porcelain'), /^A {2}staged\.txt$/m)
    }),
  )

  it('works with worktrees on another disk, and any name', async function () {
    const here = statSync(tmpdir()).dev
    const disk = ['/dev/shm', '/var/tmp'].find(one => existsSync(one) && statSync(one).dev !== here)
    if (disk === undefined) return this.skip()
    await withProject(base, async project => {
      const [lane] = lanesOf(project)
      const place = mkdtempSync(`${disk}/lighthouse-`)
      const path = `${place}/häuser am\nMeer ☂`
      git(project.root, 'worktree', 'remove', '--force', lane.path)
      git(project.root, 'worktree', 'add', '--quiet', path, lane.branch)
      writeFiles(path, { 'staged.txt': 'staged' })
      git(path, 'add', 'staged.txt')
      const context = JSON.parse(readFileSync(`${project.root}/${lane.context}`, 'utf8'))
      writeFiles(project.root, {
        [lane.context]: JSON.stringify({ ...context, worktree_path: path }),
      })
      assert.equal((await recover(project)).status, 0)
      unlinkSync(`${path}/.git`)
      const { stdout } = await recover(project)
      assert.match(stdout, /git-file-lost {2}WP01 of 042-lamps: \S+häuser am\\nMeer ☂\n/)
      assert.equal((await recover(project, '--fix')).status, 0)
      assert.match(git(path, 'status', '--porcelain'), /^A {2}staged\.txt$/m)
      rmSync(path, { recursive: true })
      assert.equal((await recover(project, '--fix')).status, 0)
      assert.match(git(path, 'status', '--porcelain'), /^A {2}staged\.txt$/m)
      rmSync(place, { recursive: true })
    })
  })

  it(
    'marks work packages on the board, and missions on the dashboard',
    on(async (project, lane) => {
      const { root } = project
      unlinkSync(`${lane.path}/.git`)
      const { stdout } = await cutover(root, 'status', '--mission', '042-lamps')
      assert.match(stdout, /! git-file-lost/)
      const report = JSON.parse(
        (await cutover(root, 'status', '--mission', '042-lamps', '--json')).stdout,
      )
      const cards: readonly { id: string; unreconciled: readonly string[] }[] =
        report.missions[0].work_packages
      assert.deepEqual(
        cards.filter(({ unreconciled }) => unreconciled.length > 0).map(({ id }) => id),
        ['WP01'],
      )
      const missions = openStore(root).missions()
      const now = new Date('2026-09-01T00:00:00Z')
      const health = await healthOf(root, missions, missions, now)
      assert.deepEqual([...unreconciledIn(health)], ['042-lamps'])
      const mission = readMission(root, '042-lamps')
      const page = missionPage(root, mission, 'cutover', now.getTime(), health.get('042-lamps'))
      assert.ok(
        page.board.findings.some(({ code, wp }) => code === 'git-file-lost' && wp === 'WP01'),
      )
    }),
  )
})

describe('cutover recover, in a clone', () => {
  it('calls nothing lost, and releases no claim', async () => {
    const base = makeBase()
    await withProject(base, async ({ root, elsewhere }) => {
      git(elsewhere, 'clone', '--quiet', root, 'clone')
      const { status, stdout } = await cutover(`${elsewhere}/clone`, 'recover', '--all', '--fix')
      assert.equal(status, 0)
      assert.match(stdout, /^Nothing disagrees in 6 work packages, 0 worktrees, 0 contexts/)
      assert.match(stdout, /no branch or worktree of it is here: it may be worked on elsewhere/)
      assert.equal(git(`${elsewhere}/clone`, 'status', '--porcelain'), '')
    })
    removeBase(base)
  })
})
