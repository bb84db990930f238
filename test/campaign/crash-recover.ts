import assert from 'node:assert/strict'
import { once } from 'node:events'
import { isDeepStrictEqual } from 'node:util'
import type { RecoverReport } from '../../core/recover-report.ts'
import { type Scenario, scenarios } from '../support/crash-scenarios.ts'
import {
  allLanes,
  type Base,
  type Lane,
  makeBase,
  type Project,
  removeBase,
  withProject,
} from '../support/crashed.ts'
import { type Random, randomFrom } from '../support/damage.ts'
import {
  assertModest,
  assertRescuesNamed,
  assertUnlocked,
  assertWork,
  laneImage,
  lanesWithout,
  otherImage,
  recovered,
  startChild,
  troubles,
  unrepaired,
  wholeImage,
  workIn,
} from '../support/recovered.ts'

interface Part {
  readonly scenario: Scenario
  readonly lane: Lane
}

const pick = <Item>(items: readonly Item[], random: Random): Item => {
  const item = items[random(items.length)]
  if (item === undefined) throw new Error('Unexpected list, expected items')
  return item
}

/** What is arranged, in half of the cases on one lane. */
function partsOf({ lanes }: Project, random: Random): readonly Part[] {
  const isOneLane = random(2) === 1
  const first = pick(lanes, random)
  return Array.from({ length: 2 + random(2) }, () => {
    const lane = isOneLane ? first : pick(lanes, random)
    const fit = scenarios.filter(({ lanes: ids }) => ids?.includes(lane.id) !== false)
    return { scenario: pick(fit, random), lane }
  })
}

const nameOf = ({ scenario, lane }: Part): string => `${lane.id}: ${scenario.name}`

/** A combination that makes no sense, as to delete what is not there. */
class Unarranged extends Error {}

function arrange(project: Project, parts: readonly Part[]): void {
  try {
    for (const { scenario, lane } of parts) scenario.arrange(project, lane)
  } catch {
    throw new Unarranged()
  }
}

const isHeld = ({ findings }: RecoverReport): boolean =>
  findings.some(({ held_by: by }) => by !== null)

/** Kills recoveries at random instants, with all that they have started; returns how many died. */
async function killOften(project: Project, random: Random): Promise<number> {
  let kills = 0
  for (let left = 1 + random(3); left > 0; left -= 1) {
    const child = startChild(project, { fix: 'all' })
    // Nobody reads what it says, and it does not wait for that.
    child.stdout.resume()
    child.stderr.resume()
    const timer = setTimeout(
      () => child.pid !== undefined && child.exitCode === null && process.kill(-child.pid, 9),
      100 + random(500),
    )
    const [, signal] = await once(child, 'exit')
    clearTimeout(timer)
    if (signal === 'SIGKILL') kills += 1
  }
  return kills
}

/** One combination; returns how often it was killed. */
async function run(project: Project, random: Random, parts: readonly Part[], isKilled: boolean) {
  const well = allLanes(project).map(lane => [lane, laneImage(project, lane)] as const)
  arrange(project, parts)
  const work = workIn(project, lanesWithout(parts))
  // What is done in a folder whose `.git` leads elsewhere is done to another lane.
  const others = well
    .filter(([lane, image]) => isDeepStrictEqual(laneImage(project, lane), image))
    .map(([lane]) => lane)
    .filter(lane => !parts.some(part => part.lane === lane))
  const imageOfOthers = () => [others.map(lane => laneImage(project, lane)), otherImage(project)]
  const before = { whole: wholeImage(project), troubles: troubles(project.root) }
  const image = imageOfOthers()
  await recovered(project, 'none')
  assert.deepEqual(wholeImage(project), before.whole, 'a report writes nothing')
  const kills = isKilled ? await killOften(project, random) : 0
  const report = await recovered(project, 'all')
  assert.deepEqual(unrepaired(report), [], 'findings that were not repaired')
  assertWork(project, work)
  assert.deepEqual(
    troubles(project.root).filter(line => !before.troubles.includes(line) && !isOld(line)),
    [],
    'troubles that git has now',
  )
  if (!isKilled) assertRescuesNamed(project, report)
  assertModest(project)
  const isLocked = parts.some(({ scenario }) => scenario.kinds.includes('stale-lock'))
  if (!isHeld(report) && !isLocked) assertUnlocked(project)
  assert.deepEqual(imageOfOthers(), image, 'lanes that were well')
  const second = await recovered(project, 'all')
  assert.deepEqual(second.repairs, [], 'repairs of a second run')
  return kills
}

/** A log that names what was gone before. */
const isOld = (line: string): boolean => /invalid reflog entry/.test(line)

interface Tally {
  kills: number
  unarranged: number
  readonly wrong: string[]
}

async function runSeed(base: Base, seed: number, isKilled: boolean, tally: Tally): Promise<void> {
  const random = randomFrom(seed)
  await withProject(base, async project => {
    // The first numbers of neighbours are alike.
    for (let count = 0; count < 5; count += 1) random(2)
    const parts = partsOf(project, random)
    try {
      tally.kills += await run(project, random, parts, isKilled)
    } catch (error) {
      if (error instanceof Unarranged) tally.unarranged += 1
      else tally.wrong.push(`seed ${seed}, ${parts.map(nameOf).join('; ')}: ${String(error)}`)
    }
  })
}

/**
 * Arranges two or three things at once that a crash leaves, on one lane or several, and recovers:
 * undisturbed, and after being killed at random instants. Returns how many went wrong. `first` is
 * the seed of the first combination.
 */
export async function crashRecover(runs: number, first: number): Promise<number> {
  const tally: Tally = { kills: 0, unarranged: 0, wrong: [] }
  const base = makeBase()
  const seeds = Array.from({ length: runs }, (_, at) => first + at)
  const worker = async (): Promise<void> => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift())
      await runSeed(base, seed, seed % 3 === 0, tally)
  }
  await Promise.all([worker(), worker()])
  removeBase(base)
  const { kills, unarranged, wrong } = tally
  console.log(
    `recover: ${runs} combinations, ${unarranged} of them make no sense, ${kills} kills, ${wrong.length} wrong`,
  )
  for (const one of wrong.toSorted()) console.log(one)
  return wrong.length
}
