import assert from 'node:assert/strict'
import { recover } from '../../../missions/worktrees/recover.ts'
import { scenarioOf } from '../../support/crash-scenarios.ts'
import {
  type Base,
  type Lane,
  makeBase,
  type Project,
  removeBase,
  withProject,
} from '../../support/crashed.ts'
import {
  assertStands,
  assertWork,
  laneImage,
  otherImage,
  recovered,
  wholeImage,
  workIn,
} from '../../support/recovered.ts'

const laneOf = ({ lanes: [lane] }: Project): Lane => {
  if (!lane) throw new Error('Unexpected project, expected lanes')
  return lane
}

const cases = [
  'a branch with neither worktree nor context',
  'a worktree without a context',
  'a context that says another branch',
  'a worktree whose folder was deleted',
  'a husk with half of the files',
  'a worktree without `commondir`',
  'a worktree on another branch, without changes',
  'a torn branch',
  'a branch that was deleted under its worktree',
]

describe('recover, where branches are called after the id of a mission', () => {
  let base: Base
  before(() => {
    base = makeBase('mid8')
  })
  after(() => removeBase(base))

  it('finds nothing in a project that is well', () =>
    withProject(base, async project => {
      const { findings } = await recovered(project, 'none')
      assert.deepEqual(findings, [])
    }))

  for (const name of cases)
    it(`copes with ${name}`, () =>
      withProject(base, async project => {
        const lane = laneOf(project)
        const { arrange, kinds, losesStaged } = scenarioOf(name)
        arrange(project, lane)
        const work = workIn(project, losesStaged ? [lane] : [])
        const { findings } = await recovered(project, 'none')
        assert.deepEqual(
          findings.map(({ kind, lane: id }) => [kind, id]),
          kinds.map(kind => [kind, lane.id]),
        )
        const { passed } = await recovered(project, 'all')
        assert.ok(passed)
        assertStands(project, lane)
        assertWork(project, work)
      }))
})

describe('recover of one mission', () => {
  let base: Base
  before(() => {
    base = makeBase()
  })
  after(() => removeBase(base))

  for (const name of cases.slice(0, 5))
    it(`leaves ${name} of the other one alone`, () =>
      withProject(base, async project => {
        const { root, other } = project
        scenarioOf(name).arrange(project, other)
        const before = wholeImage(project)
        const request = { root, missions: ['042-lamps'], now: new Date() }
        const { findings } = await recover({ ...request, fix: 'none' })
        assert.deepEqual([findings, wholeImage(project)], [[], before])
        const image = [otherImage(project), laneImage(project, laneOf(project))]
        const { repairs } = await recover({ ...request, fix: 'all' })
        assert.deepEqual(repairs, [])
        assert.deepEqual([otherImage(project), laneImage(project, laneOf(project))], image)
      }))
})
