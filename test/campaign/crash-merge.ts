import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strategies } from '../../missions/merge/plan/plan.ts'
import { randomFrom } from '../support/damage.ts'
import type { Lanes } from '../support/lanes.ts'
import type { ChildWork } from '../support/merge-child.ts'
import { assertClean, assertUntouched, child, doneIn, withWork } from '../support/merging.ts'
import { git, withCopy, writeFiles } from '../support/repository.ts'
import { treeAt } from '../support/tree-of.ts'

const program = new URL('../support/merge-child.js', import.meta.url).pathname
const random = randomFrom(20_261_128)

const filesOf = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [`${name}/${at}.txt`, `${name} ${at}\n`.repeat(50)]),
  )

/** Four lanes, of which the first two clash in one file. */
const lanes: Lanes = {
  'lane-a': { ...filesOf('a'), 'clash.txt': 'a\n' },
  'lane-b': { ...filesOf('b'), 'clash.txt': 'b\n' },
  'lane-c': filesOf('c'),
  'lane-d': filesOf('d'),
}

/** Starts a piece of work and kills it, alone or with all that it has started. */
async function killed(folder: string, work: ChildWork, within: number): Promise<boolean> {
  const isGroup = random(2) === 1
  const argv = [program, folder, JSON.stringify(work)]
  const process_ = spawn(process.execPath, argv, { stdio: 'ignore', detached: true })
  const timer = setTimeout(
    () => {
      if (process_.pid === undefined || process_.exitCode !== null) return
      process.kill(isGroup ? -process_.pid : process_.pid, 'SIGKILL')
    },
    random(Math.ceil(within)),
  )
  const [, signal] = await once(process_, 'exit')
  clearTimeout(timer)
  return signal === 'SIGKILL'
}

/** Solves the conflict where there is one that waits. */
function solve(folder: string): void {
  const place = join(folder, '.worktrees/042-lamps-merge')
  if (!existsSync(join(place, '.git'))) return
  writeFiles(place, { 'clash.txt': 'both\n' })
  git(place, 'add', '--all')
}

function assertWhole(folder: string): void {
  for (const name of ['a', 'b', 'c', 'd'])
    for (const [path, content] of Object.entries(filesOf(name)))
      assert.equal(readFileSync(join(folder, path), 'utf8'), content)
  assert.equal(git(folder, 'show', 'main:clash.txt'), 'both')
  assert.deepEqual(doneIn(folder).toSorted(), ['WP01', 'WP02', 'WP03', 'WP04'])
  assertUntouched(folder)
  assertClean(folder)
}

/** What a rerun has to come to, by what was killed. */
const ends: Readonly<Record<'merge' | 'continue' | 'abort', (folder: string) => void>> = {
  merge: folder => {
    assert.equal(child(folder, { action: 'merge' }).stderr, '')
    solve(folder)
    const { stderr } = child(folder, { action: 'continue' })
    assert.equal(stderr, '')
    assertWhole(folder)
  },
  continue: folder => {
    const { stderr } = child(folder, { action: 'continue' })
    const isOver = /there is none|expected a conflict that waits/.test(stderr)
    if (isOver) assert.equal(child(folder, { action: 'merge' }).stderr, '')
    else assert.equal(stderr, '')
    assertWhole(folder)
  },
  abort: folder => {
    const { stderr } = child(folder, { action: 'abort' })
    if (stderr !== '') assert.match(stderr, /there is none/)
    assertUntouched(folder)
    assertClean(folder)
  },
}

async function killedOften(folder: string, work: ChildWork, within: number, times: number) {
  let kills = 0
  for (let count = 0; count < times; count += 1) if (await killed(folder, work, within)) kills += 1
  return kills
}

type Action = keyof typeof ends
const actions: readonly Action[] = ['merge', 'continue', 'abort']

/**
 * Kills merges, continues and aborts at random instants, up to three times in a row, alone or with
 * their git. Returns how many were wrong after a rerun.
 */
export async function crashMerge(runs: number): Promise<number> {
  let kills = 0
  const wrong: string[] = []
  await withWork(async original => {
    const times = await measure(original)
    for (let run = 0; run < runs; run += 1) {
      const action = actions[run % 3] ?? 'merge'
      const strategy = strategies[Math.floor(run / 3) % 3] ?? 'squash'
      const work = { action, wishes: { strategy } }
      await withCopy(original, async folder => {
        prepare(folder, work)
        kills += await killedOften(folder, work, times[action], 1 + ((run % 4) % 3))
        const why = whyWrong(original, folder, action)
        if (why !== undefined) wrong.push(`run ${run}, ${action}, ${strategy}: ${why}`)
      })
    }
  }, lanes)
  const told = `${runs} runs, ${kills} kills, ${wrong.length} wrong afterwards`
  console.log(`merge, continue, abort: ${told}`)
  for (const one of wrong.slice(0, 10)) console.log(one)
  return wrong.length
}

/** Comes to where a piece of work can begin. */
function prepare(folder: string, work: ChildWork): void {
  if (work.action !== 'merge') child(folder, { ...work, action: 'merge' })
  if (work.action === 'continue') solve(folder)
}

function whyWrong(original: string, folder: string, action: Action): string | undefined {
  const stateOf = (one: string) => [treeAt(one), git(one, 'for-each-ref')]
  try {
    ends[action](folder)
    if (action === 'abort') assert.deepEqual(stateOf(folder), stateOf(original))
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Milliseconds that each takes undisturbed. */
async function measure(original: string): Promise<Readonly<Record<keyof typeof ends, number>>> {
  const timed = (run: () => unknown): number => {
    const start = performance.now()
    run()
    return performance.now() - start
  }
  return withCopy(original, async folder => {
    const merge = timed(() => child(folder, { action: 'merge' }))
    const abort = timed(() => child(folder, { action: 'abort' }))
    child(folder, { action: 'merge' })
    solve(folder)
    return { merge, abort, continue: timed(() => child(folder, { action: 'continue' })) }
  })
}
