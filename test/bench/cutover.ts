import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { git, writeFiles } from '../support/repository.ts'

/**
 * Times plan, apply and verify of 10,000 edits in 1,000 files against the scan before them, in turn.
 *
 *     npm run bench:cutover [-- ROUNDS]
 */
const rounds = Number(process.argv[2] ?? 5)
const bin = fileURLToPath(new URL('../../cli/bin.js', import.meta.url))
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cutover-bench-')))

const part = (index: number): string =>
  `export function f${index}() {\n  const lighthouse${index} = ${index}\n  // nothing in particular\n  return compute(${index}, "text", { a: 1, b: [1, 2, 3] })\n}\n`

const content = Array.from({ length: 10 }, (_, index) => part(index)).join('')
const files = Array.from({ length: 1000 }, (_, index) => [
  `m${index % 20}/file${index}.ts`,
  content,
])

/** Wall time in seconds. */
function time(...argv: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, [bin, ...argv], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return (performance.now() - start) / 1000
}

const steps: readonly (readonly string[])[] = [
  ['scan', 'lighthouse', '-f', 'summary'],
  ['plan', 'lighthouse', 'beacon', '--name', 'bench'],
  ['approve', '--by', 'bench'],
  ['apply'],
  ['verify'],
  ['undo'],
]

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0

writeFiles(folder, Object.fromEntries(files))
git(folder, 'init', '--quiet', '--initial-branch=main')
git(folder, 'add', '--all')
git(folder, 'commit', '--quiet', '--message=Build')
const times = new Map(steps.map(([name = '']) => [name, [] as number[]]))
for (let round = 0; round < rounds; round += 1) {
  for (const step of steps) times.get(step[0] ?? '')?.push(time(...step))
  rmSync(join(folder, '.cutover'), { recursive: true })
}
const scan = median(times.get('scan') ?? [])
for (const [name, list] of times) {
  const middle = median(list)
  console.log(`${name.padEnd(8)} ${middle.toFixed(2)} s  ${(middle / scan).toFixed(2)} x scan`)
}
rmSync(folder, { recursive: true })
