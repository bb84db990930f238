import assert from 'node:assert/strict'
import { scenarioOf } from '../../support/crash-scenarios.ts'
import {
  allLanes,
  type Base,
  type Lane,
  makeBase,
  type Project,
  removeBase,
  withProject,
} from '../../support/crashed.ts'
import {
  assertModest,
  assertSound,
  assertUnlocked,
  assertWork,
  child,
  laneImage,
  otherImage,
  recovered,
  workIn,
} from '../../support/recovered.ts'

/** Cases that are repaired in several steps. */
const rich = [
  'a worktree whose folder was deleted',
  'a husk with half of the files',
  'a worktree on another branch, without changes',
  'a worktree without `commondir`',
  'an index that was written over',
  'commits of a work package that is planned',
  'a torn branch',
  'a worktree on no branch, ahead of its own',
]

const laneOf = ({ lanes: [lane] }: Project): Lane => {
  if (!lane) throw new Error('Unexpected project, expected lanes')
  return lane
}

/** Kills a recovery at one of its points, and looks at what the next one makes of it. */
async function assertSurvives(base: Base, name: string, killAt: number): Promise<void> {
  const scenario = scenarioOf(name)
  await withProject(base, async project => {
    const lane = laneOf(project)
    scenario.arrange(project, lane)
    const work = workIn(project, scenario.losesStaged ? [lane] : [])
    const others = allLanes(project).filter(one => one !== lane)
    const imageOfOthers = () => [others.map(one => laneImage(project, one)), otherImage(project)]
    const before = imageOfOthers()
    const { signal } = await child(project, { fix: 'all', killAt })
    assert.equal(signal, 'SIGKILL')
    const { findings } = await recovered(project, 'all')
    assert.deepEqual(findings, [])
    assertWork(project, work)
    assertSound(project)
    assertUnlocked(project)
    assertModest(project)
    assert.deepEqual(imageOfOthers(), before)
  })
}

describe('recover, when it is killed', () => {
  let base: Base
  before(() => {
    base = makeBase()
  })
  after(() => removeBase(base))

  for (const name of rich)
    it(`goes on with ${name}`, async () => {
      const points = await withProject(base, async project => {
        scenarioOf(name).arrange(project, laneOf(project))
        const { stdout, stderr } = await child(project, { fix: 'all' })
        assert.equal(stderr, '')
        return stdout.split('\n')
      })
      assert.ok(points.length > 1)
      const waiting = [...points.keys()]
      const work = async (): Promise<void> => {
        for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
          await assertSurvives(base, name, at)
      }
      await Promise.all([work(), work()])
    })
})
