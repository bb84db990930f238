import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strategies } from '../../missions/merge/plan.ts'
import { readLog } from '../../missions/status/log.ts'
import { type Lanes, withLanes } from '../support/lanes.ts'
import { git, writeFiles } from '../support/repository.ts'

/**
 * Kills merges at random instants, up to three times in a row, and looks at what a rerun makes of
 * them.
 *
 *     npm run crash:merge [-- --runs N]
 */
const runs = Number(process.argv[process.argv.indexOf('--runs') + 1] ?? 100) || 100
const program = new URL('../support/merge-child.js', import.meta.url).pathname

const lanes: Lanes = Object.fromEntries(
  ['a', 'b', 'c', 'd'].map(name => [
    `lane-${name}`,
    Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`${name}/${at}.txt`, `${name} ${at}\n`.repeat(50)]),
    ),
  ]),
)

/** Milliseconds that a merge takes undisturbed. */
async function undisturbed(): Promise<number> {
  return withLanes(lanes, {}, async folder => {
    const start = performance.now()
    assert.equal(spawnSync(process.execPath, [program, folder, 'squash']).status, 0)
    return performance.now() - start
  })
}

const whole = await undisturbed()
let killed = 0
const wrong: string[] = []
for (let run = 0; run < runs; run += 1) {
  const strategy = strategies[run % strategies.length] ?? 'squash'
  await withLanes(lanes, {}, async folder => {
    writeFiles(folder, { '.git/info/exclude': '*.ignored\n', 'x.ignored': 'mine', 'y.txt': 'mine' })
    for (let times = 0; times <= run % 3; times += 1) {
      const child = spawn(process.execPath, [program, folder, strategy], { stdio: 'ignore' })
      setTimeout(() => child.kill('SIGKILL'), Math.random() * whole)
      const [, signal] = await once(child, 'exit')
      if (signal === 'SIGKILL') killed += 1
    }
    const { status, stderr } = spawnSync(process.execPath, [program, folder, strategy], {
      encoding: 'utf8',
    })
    try {
      assert.equal(status, 0, stderr)
      for (const [path, content] of Object.entries(Object.assign({}, ...Object.values(lanes))))
        assert.equal(readFileSync(join(folder, path), 'utf8'), content)
      assert.equal(git(folder, 'status', '--short'), '?? y.txt')
      const { rows, findings } = readLog(
        readFileSync(join(folder, 'kitty-specs/042-lamps/status.events.jsonl')),
      )
      assert.deepEqual(findings, [])
      assert.equal(rows.filter(row => row.kind === 'transition' && row.to === 'done').length, 4)
      assert.equal(git(folder, 'rev-list', '--count', '--first-parent', 'main'), '3')
      assert.equal(git(folder, 'for-each-ref', 'refs/cutover/'), '')
      const locks = spawnSync(
        'find',
        [
          '.git',
          '-name',
          '*.lock',
          '-not',
          '-path',
          '*/spec-kitty-locks/*',
          '-not',
          '-path',
          '*/cutover/*',
        ],
        { cwd: folder, encoding: 'utf8' },
      )
      assert.equal(locks.stdout, '')
      assert.equal(readFileSync(join(folder, 'x.ignored'), 'utf8'), 'mine')
    } catch (error) {
      wrong.push(`run ${run}: ${error instanceof Error ? error.message : error}`)
    }
  })
}
console.log(`${runs} runs, ${killed} kills, ${wrong.length} wrong afterwards`)
for (const one of wrong.slice(0, 10)) console.log(one)
process.exitCode = wrong.length > 0 ? 1 : 0
