import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeTree } from './tree.ts'

/**
 * Times an audit against the scan of the same terms in the same tree, in turn.
 *
 *     npm run bench:audit                            a generated tree
 *     npm run bench:audit -- PATH OLD=NEW [N]        a real one, N rounds (3)
 */
const child = fileURLToPath(new URL('child.js', import.meta.url))
const [path, term = 'lighthouse=beacon', rounds = '3'] = process.argv.slice(2)

interface Run {
  readonly seconds: number
  /** In megabytes. */
  readonly peak: number
}

/** Both programs print into nothing: what is measured is the work. */
function run(cwd: string, args: readonly string[]): Run {
  const start = performance.now()
  const { stderr } = spawnSync(process.execPath, [child, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  const seconds = (performance.now() - start) / 1000
  return { seconds, peak: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024 }
}

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0

const made = path === undefined ? makeTree(4000) : undefined
const root = made?.root ?? resolve(path ?? '.')
const [old = '', fresh = ''] = term.split('=')
const [audits, scans]: [Run[], Run[]] = [[], []]
for (let round = 0; round < Number(rounds); round += 1) {
  audits.push(run(root, ['audit', '--term', term, '-f', 'ndjson']))
  scans.push(run(root, ['scan', old, '--to', fresh, '-f', 'ndjson']))
}
const [audit, scan] = [audits, scans].map(runs => median(runs.map(one => one.seconds)))
console.log(
  `audit ${audit?.toFixed(2)} s, scan ${scan?.toFixed(2)} s, ratio ${((audit ?? 0) / (scan ?? 1)).toFixed(2)}`,
)
console.log(`peak of the audit ${Math.round(Math.max(...audits.map(one => one.peak)))} MB`)
if (made) rmSync(made.root, { recursive: true })
