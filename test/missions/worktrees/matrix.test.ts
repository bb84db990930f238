import assert from 'node:assert/strict'
import { discrepancyNames, type RecoverReport } from '../../../core/recover-report.ts'
import { type Scenario, scenarios } from '../../support/crash-scenarios.ts'
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
  assertRescuesNamed,
  assertSound,
  assertStands,
  assertWork,
  bytesBut,
  imageBut,
  laneImage,
  otherImage,
  recovered,
  takeBack,
  unrepaired,
  wholeImage,
  workIn,
} from '../../support/recovered.ts'

/** The lane to which a scenario happens: not always the first. */
function laneFor({ lanes }: Project, scenario: Scenario): Lane {
  const fit = lanes.filter(({ id }) => scenario.lanes?.includes(id) !== false)
  const lane = fit[scenarios.indexOf(scenario) % fit.length]
  if (!lane) throw new Error('Unexpected lanes, expected one that fits')
  return lane
}

const told = ({ findings }: RecoverReport) =>
  findings.map(
    ({ kind, lane, message, held_by: by }) =>
      `${kind} of ${lane ?? 'no lane'}: ${message}${by === null ? '' : `; held: ${by}`}`,
  )

const kindsIn = ({ findings }: RecoverReport) => [...new Set(findings.map(({ kind }) => kind))]

async function assertFound(project: Project, scenario: Scenario, lane: Lane): Promise<void> {
  const before = wholeImage(project)
  const report = await recovered(project, 'none')
  assert.deepEqual(wholeImage(project), before, 'a report writes nothing')
  const of = scenario.of === 'project' ? null : lane.id
  assert.deepEqual(
    report.findings.map(({ kind, lane: found }) => [kind, found]),
    scenario.kinds.map(kind => [kind, of]),
    told(report).join(', '),
  )
  for (const { held_by: by, repair } of report.findings) {
    assert.equal(by !== null, scenario.ends === 'held', `held by ${by}`)
    assert.equal(repair === null, scenario.ends === 'left', `repair: ${repair}`)
  }
}

/** Nothing of it can be repaired: nothing changes. */
async function assertLeft(project: Project, { kinds, ends }: Scenario): Promise<void> {
  // To look whether something would be lost, git may look at all files anew.
  const image = ends === 'refused' ? bytesBut : imageBut
  const before = image(project)
  const report = await recovered(project, 'all')
  assert.deepEqual(report.repairs, [])
  assert.deepEqual(image(project), before)
  assert.deepEqual(kindsIn(report), kinds)
  if (ends !== 'left') assert.ok(report.findings.every(({ held_by: by }) => by !== null))
}

async function assertRepaired(project: Project, scenario: Scenario, lane: Lane): Promise<void> {
  const work = workIn(project, scenario.losesStaged ? [lane] : [])
  const others = allLanes(project).filter(one => one !== lane)
  const imageOfOthers = () => [...others.map(one => laneImage(project, one)), otherImage(project)]
  const before = imageOfOthers()
  const report = await recovered(project, 'all')
  assert.deepEqual([unrepaired(report), told(report)], [[], []])
  assert.ok(report.repairs.length > 0 && report.passed)
  assert.deepEqual(imageOfOthers(), before, 'what was well is as it was')
  assertSound(project, scenario.fsck)
  assertWork(project, work)
  assertRescuesNamed(project, report)
  assertModest(project)
  if (scenario.of !== 'project' && scenario.kinds[0] !== 'context-without-worktree')
    assertStands(project, lane)
  scenario.check?.(project, lane)
  // How a repair is taken back is the same for all of a kind.
  const first = scenarios.find(({ kinds }) => kinds.join() === scenario.kinds.join())
  if (first !== scenario) return
  takeBack(project, report)
  assert.deepEqual(kindsIn(await recovered(project, 'none')), scenario.kinds)
  assertWork(project, work)
}

async function run(base: Base, scenario: Scenario): Promise<void> {
  await withProject(base, async project => {
    const lane = laneFor(project, scenario)
    scenario.arrange(project, lane)
    await assertFound(project, scenario, lane)
    if (scenario.ends === 'repaired') await assertRepaired(project, scenario, lane)
    else await assertLeft(project, scenario)
  })
}

/** How many run at the same time: most of the work is done by git. */
const atOnce = 3

describe('recover, one crash at a time', () => {
  let base: Base
  const begun = new Map<Scenario, Promise<unknown>>()
  const begin = (scenario: Scenario): Promise<unknown> => {
    const known = begun.get(scenario)
    if (known) return known
    const end = run(base, scenario).catch((error: unknown) => error)
    begun.set(scenario, end)
    return end
  }
  before(() => {
    base = makeBase()
  })
  after(async () => {
    await Promise.all(begun.values())
    removeBase(base)
  })

  it('finds nothing in a project that is well', () =>
    withProject(base, async project => {
      const before = wholeImage(project)
      const { findings, passed, looked_at: seen } = await recovered(project, 'none')
      assert.deepEqual([findings, passed], [[], true])
      assert.deepEqual(seen, {
        changed: 6,
        contexts: 5,
        lanes: 5,
        work_packages: 6,
        worktrees: 5,
      })
      assert.deepEqual(wholeImage(project), before)
      const { repairs, rescued } = await recovered(project, 'all')
      assert.deepEqual([repairs, rescued], [[], []])
    }))

  it('has a case for each thing that can disagree', () => {
    const covered = new Set(scenarios.flatMap(({ kinds }) => kinds))
    assert.deepEqual(
      discrepancyNames.filter(kind => !covered.has(kind)),
      [],
    )
  })

  for (const [at, scenario] of scenarios.entries())
    it(`copes with ${scenario.name}`, async () => {
      for (const next of scenarios.slice(at, at + atOnce)) void begin(next)
      const error = await begin(scenario)
      if (error !== undefined) throw error
    })
})
