import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { missionFolders, readMission } from '../../missions/mission/read.ts'
import { recover } from '../../missions/worktrees/recover.ts'
import { through } from '../support/missions.ts'
import { type Files, git, withRepository, writeFiles } from '../support/repository.ts'
import { logOf } from '../support/rows.ts'

/**
 * How long it takes to report on many work packages, each with a worktree, with what they hold in no
 * commit; in seconds, and as a ratio to the same looked up by hand: `git worktree list`, and `git
 * status` in each, one after the other.
 *
 *     npm run bench:recover
 */
const rounds = 3
const lanesPerMission = 20
const filesPerWorktree = 100

const letters = Array.from({ length: lanesPerMission }, (_, at) => String.fromCharCode(97 + at))
const idOf = (at: number): string => `WP${String(at + 1).padStart(2, '0')}`

function missionFiles(slug: string): Files {
  const place = `kitty-specs/${slug}`
  return {
    [`${place}/meta.json`]: JSON.stringify({ mission_slug: slug, target_branch: 'main' }),
    [`${place}/lanes.json`]: JSON.stringify({
      mission_branch: `kitty/mission-${slug}`,
      lanes: letters.map((letter, at) => ({ lane_id: `lane-${letter}`, wp_ids: [idOf(at)] })),
    }),
    [`${place}/status.events.jsonl`]: logOf(
      letters.flatMap((_, at) => through(at * 5, idOf(at), 'planned', 'claimed', 'in_progress')),
    ),
    ...Object.fromEntries(
      letters.map((_, at) => [
        `${place}/tasks/${idOf(at)}-lamp.md`,
        `---\nwork_package_id: ${idOf(at)}\ndependencies: []\n---\n`,
      ]),
    ),
  }
}

/** Worktrees with a commit each; a file of every other one is changed. */
function workIn(folder: string, slug: string): void {
  const mission = `kitty/mission-${slug}`
  git(folder, 'branch', mission)
  for (const [at, letter] of letters.entries()) {
    const name = `${slug}-lane-${letter}`
    const place = `${folder}/.worktrees/${name}`
    git(folder, 'worktree', 'add', '--quiet', '-b', `${mission}-lane-${letter}`, place, mission)
    writeFiles(place, { [`src/${letter}.txt`]: 'lamp\n' })
    git(place, 'add', '--all')
    git(place, 'commit', '--quiet', `--message=feat(${idOf(at)}): a lamp`)
    if (at % 2 === 0) appendFileSync(`${place}/src/0.txt`, 'changed\n')
    writeFiles(folder, {
      [`.kittify/workspaces/${name}.json`]: JSON.stringify({
        wp_id: idOf(at),
        mission_slug: slug,
        worktree_path: `.worktrees/${name}`,
        branch_name: `${mission}-lane-${letter}`,
        base_commit: null,
        lane_id: `lane-${letter}`,
        lane_wp_ids: [idOf(at)],
        current_wp: idOf(at),
      }),
    })
  }
}

function byHand(folder: string): number {
  const listed = git(folder, 'worktree', 'list', '--porcelain')
  const places = [...listed.matchAll(/^worktree (.+)$/gm)].map(([, place]) => place ?? '')
  for (const cwd of places)
    spawnSync('git', ['status', '--porcelain'], { cwd, env: process.env, stdio: 'ignore' })
  return places.length
}

async function timed(run: () => unknown): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0

for (const count of [20, 200, 1000]) {
  const slugs = Array.from(
    { length: count / lanesPerMission },
    (_, at) => `${String(at + 1).padStart(3, '0')}-lamps`,
  )
  const base: Files = {
    '.gitignore': '.kittify/\n.worktrees/\n',
    ...Object.fromEntries(
      Array.from({ length: filesPerWorktree }, (_, at) => [`src/${at}.txt`, `lamp ${at}\n`]),
    ),
    ...Object.assign({}, ...slugs.map(missionFiles)),
  }
  await withRepository(base, async folder => {
    for (const slug of slugs) workIn(folder, slug)
    const times = { hand: [] as number[], ours: [] as number[] }
    for (let round = 0; round < rounds; round += 1) {
      times.hand.push(await timed(() => assert.equal(byHand(folder), count + 1)))
      times.ours.push(
        await timed(async () => {
          const missions = missionFolders(folder)
          const before = missions.map(one => readMission(folder, one))
          const now = new Date('2026-11-01T00:00:00Z')
          const report = await recover({ root: folder, before, missions, now, fix: 'none' })
          assert.deepEqual(report.findings, [])
          assert.equal(report.looked_at.changed, count / 2)
        }),
      )
    }
    const [hand, ours] = [median(times.hand), median(times.ours)]
    const seconds = (ours / 1000).toFixed(2)
    console.log(
      `${String(count).padStart(4)} work packages: ${seconds} s, ${(ours / hand).toFixed(2)} of the same by hand`,
    )
  })
}
