import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { randomFrom } from '../support/damage.ts'
import { languageFiles } from '../support/language-files.ts'
import { approvedState } from '../support/planned.ts'
import { git, writeFiles } from '../support/repository.ts'
import { treeAt } from '../support/tree-of.ts'

const bin = fileURLToPath(new URL('../../cli/bin.js', import.meta.url))

/**
 * Kills `apply` and `undo` at random instants, and holds the tree after a rerun against that of an
 * undisturbed run. Returns how many were wrong.
 */
export async function crashApply(runs: number): Promise<number> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cutover-crash-')))
  const cutover = (command: string) =>
    spawnSync(process.execPath, [bin, command], { cwd: folder, encoding: 'utf8' })

  /** How long a command takes when nobody kills it, in milliseconds. */
  function timeOf(command: string): number {
    const start = performance.now()
    const { status, stderr } = cutover(command)
    if (status !== 0) throw new Error(stderr)
    return performance.now() - start
  }

  const ended = (child: ChildProcess): Promise<string | null> =>
    new Promise(resolve => child.on('close', (_, signal) => resolve(signal)))

  const describe = (tree: ReturnType<typeof treeAt>): string => JSON.stringify(tree)

  writeFiles(folder, languageFiles())
  git(folder, 'init', '--quiet', '--initial-branch=main')
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--message=Build')
  const state = await approvedState(folder, { to: 'signal tower' })
  state.close()
  const before = describe(treeAt(folder))
  const times = { apply: timeOf('apply'), undo: 0 }
  const after = describe(treeAt(folder))
  times.undo = timeOf('undo')
  const goals = { apply: after, undo: before }
  const random = randomFrom(20_261_125)
  let [killed, failures] = [0, 0]
  for (let run = 0; run < runs; run += 1) {
    const what = run % 2 === 0 ? 'apply' : 'undo'
    const delay = random(Math.ceil(times[what] * 1000)) / 1000
    const child = spawn(process.execPath, [bin, what], { cwd: folder, stdio: 'ignore' })
    const end = ended(child)
    await Promise.race([setTimeout(delay), end])
    child.kill('SIGKILL')
    if ((await end) === 'SIGKILL') killed += 1
    const again = cutover(what)
    const isOver = what === 'undo' && again.stderr.includes('expected a plan that was applied')
    const isRight = describe(treeAt(folder)) === goals[what]
    if (isRight && (again.status === 0 || isOver)) continue
    failures += 1
    console.log(`run ${run}: ${what} killed after ${delay.toFixed(1)} ms\n${again.stderr}`)
  }
  const fsck = git(folder, 'fsck', '--strict')
  const left = git(folder, 'status', '--short')
  console.log(`apply, undo: ${runs} runs, ${killed} killed, ${failures} wrong afterwards`)
  console.log(`git fsck: ${fsck || 'clean'}; git status: ${left}`)
  rmSync(folder, { recursive: true, force: true })
  return failures
}
