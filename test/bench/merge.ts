import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { runMerge } from '../../missions/merge/run.ts'
import { readDetail } from '../../missions/mission/detail.ts'
import { readMission } from '../../missions/mission/read.ts'
import { type Lanes, withLanes } from '../support/lanes.ts'
import { git } from '../support/repository.ts'

/**
 * How long merges take, as ratios within one run: against git's own merges of the same lanes in one
 * temporary worktree, and a rerun after an interruption against a merge without one.
 *
 *     npm run bench:merge
 */
const rounds = 5

const lanesOf = (count: number): Lanes =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `lane-${at}`,
      Object.fromEntries(
        Array.from({ length: 5 }, (_, file) => [`${at}/${file}.txt`, `${at} ${file}\n`.repeat(40)]),
      ),
    ]),
  )

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0

async function timed(run: () => unknown): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

const merge = (folder: string, stopAt?: string): Promise<unknown> => {
  const mission = readMission(folder, '042-lamps')
  return runMerge({
    root: folder,
    mission,
    detail: readDetail(folder, mission),
    mode: 'merge',
    wishes: { keepsBranches: true },
    name: 'Keeper',
    email: 'keeper@lighthouse.example',
    now: new Date('2026-09-01T00:00:00Z'),
    onStep: point => {
      if (point === stopAt) throw new Error('stopped')
    },
  })
}

function byGit(folder: string, count: number): void {
  const place = `${folder}-merging`
  git(folder, 'worktree', 'add', '--quiet', '--detach', place, 'kitty/mission-042-lamps')
  for (let at = 0; at < count; at += 1)
    git(place, 'merge', '--quiet', '--no-ff', '--no-edit', `kitty/mission-042-lamps-lane-${at}`)
  const head = git(place, 'rev-parse', 'HEAD')
  git(folder, 'update-ref', 'refs/heads/kitty/mission-042-lamps', head)
  git(folder, 'merge', '--quiet', '--squash', 'kitty/mission-042-lamps')
  git(folder, 'commit', '--quiet', '--message=Merge')
  git(folder, 'worktree', 'remove', place)
  rmSync(place, { recursive: true, force: true })
}

for (const count of [1, 5, 20, 100]) {
  const lanes = lanesOf(count)
  const times = { git: [] as number[], clean: [] as number[], rerun: [] as number[] }
  for (let round = 0; round < (count > 50 ? 3 : rounds); round += 1) {
    await withLanes(lanes, {}, async folder => {
      times.git.push(await timed(() => byGit(folder, count)))
    })
    await withLanes(lanes, {}, async folder => {
      times.clean.push(await timed(() => merge(folder)))
      assert.equal(spawnSync('git', ['diff', '--quiet', 'HEAD'], { cwd: folder }).status, 0)
    })
    await withLanes(lanes, {}, async folder => {
      const half = `step WP${String(Math.floor(count / 2) + 1).padStart(2, '0')}`
      await assert.rejects(merge(folder, half), /stopped/)
      times.rerun.push(await timed(() => merge(folder)))
    })
  }
  const [plain, clean, rerun] = [times.git, times.clean, times.rerun].map(median)
  if (plain === undefined || clean === undefined || rerun === undefined) throw new Error('no times')
  console.log(
    `${String(count).padStart(3)} lanes: git ${plain.toFixed(0)} ms, merge ${(clean / plain).toFixed(2)} of it; rerun half way ${(rerun / clean).toFixed(2)} of a merge`,
  )
}
