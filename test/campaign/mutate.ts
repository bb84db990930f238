import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { PlanState } from '../../engine/plan/state.ts'
import { damages, randomFrom } from '../support/damage.ts'
import { languageFiles } from '../support/language-files.ts'
import { assertTold, resultOf } from '../support/mutations.ts'
import { approvedState, withApproved } from '../support/planned.ts'

/**
 * Damages an applied plan again and again, and holds the verification to saying exactly that.
 *
 *     npm run mutate -- [--runs N] [REPOSITORY OLD NEW]
 *
 * Without a repository, the tree is that of the language fixtures.
 */
const args = process.argv.slice(2)
const flag = args.indexOf('--runs')
const runs = flag === -1 ? 500 : Number(args[flag + 1])
const [path, from = 'lighthouse', to = 'signal tower'] =
  flag === -1 ? args : args.filter((_, index) => index !== flag && index !== flag + 1)

async function campaign(state: PlanState): Promise<number> {
  const result = await resultOf(state)
  const kinds = Object.entries(damages)
  const counts = new Map<string, number>()
  let [made, failures] = [0, 0]
  for (let seed = 0; made < runs && seed < runs * 20; seed += 1) {
    const [name = '', make] = kinds[seed % kinds.length] ?? []
    const damage = await make?.(result.files, randomFrom(seed))
    if (!damage) continue
    made += 1
    counts.set(name, (counts.get(name) ?? 0) + 1)
    const cause = await causeOf(assertTold(state, result, damage))
    if (cause === undefined) continue
    failures += 1
    console.log(`seed ${seed}, ${name}, ${[...damage.contents.keys()].join(' ')}:\n${cause}\n`)
  }
  for (const [name, count] of counts) console.log(`${String(count).padStart(5)}  ${name}`)
  console.log(`${failures} of ${made} damages were told wrongly`)
  return failures > 0 ? 1 : 0
}

async function causeOf(check: Promise<void>): Promise<string | undefined> {
  try {
    await check
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

if (path === undefined) {
  process.exitCode = await withApproved(languageFiles(), { from, to }, campaign)
} else {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cutover-mutate-')))
  try {
    execFileSync('git', ['clone', '--quiet', '--no-local', resolve(path), folder])
    const state = await approvedState(folder, { from, to })
    process.exitCode = await campaign(state)
    state.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
