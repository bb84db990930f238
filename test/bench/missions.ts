import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '../../missions/mission/store.ts'
import { through } from '../support/missions.ts'
import { withFolder } from '../support/repository.ts'
import { logOf, transitionRow } from '../support/rows.ts'

const bin = new URL('../../cli/bin.js', import.meta.url).pathname
const lanes = ['planned', 'claimed', 'in_progress', 'for_review', 'in_review', 'approved', 'done']
const [missions, workPackages] = [1000, 20]

/** Milliseconds of the fastest of some runs. */
function fastest(rounds: number, run: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return Math.round(Math.min(...times))
}

const node =
  (root: string, ...args: readonly string[]) =>
  () =>
    void execFileSync(process.execPath, args, { cwd: root, maxBuffer: 1 << 30 })

/** `status` over 1,000 missions of 20 work packages, a store that is told of an append, a log of 50 MB. */
await withFolder({}, root => {
  for (let mission = 0; mission < missions; mission += 1) {
    const folder = join(root, `kitty-specs/mission-${mission}`)
    mkdirSync(join(folder, 'tasks'), { recursive: true })
    writeFileSync(join(folder, 'meta.json'), JSON.stringify({ mission_number: mission }))
    const rows = Array.from({ length: workPackages }, (_, at) => {
      const id = `WP${String(at + 1).padStart(2, '0')}`
      writeFileSync(join(folder, `tasks/${id}-a.md`), `---\nwork_package_id: ${id}\n---\n`)
      return through(at * 10, id, ...lanes.slice(0, 1 + ((at + mission) % 7)))
    })
    writeFileSync(join(folder, 'status.events.jsonl'), logOf(rows.flat()))
  }
  const start = fastest(5, node(root, bin, '--version'))
  const status = fastest(5, node(root, bin, 'status'))
  console.log(
    `status of ${missions} missions x ${workPackages}: ${status} ms, of which start-up ${start} ms`,
  )
  const before = process.memoryUsage().rss
  const store = openStore(root)
  console.log(`a store of them: ${Math.round((process.memoryUsage().rss - before) / 1e6)} MB`)
  const log = join(root, 'kitty-specs/mission-7/status.events.jsonl')
  appendFileSync(log, logOf([transitionRow(999, 'WP01', 'done', 'planned', { force: true })]))
  const refresh = fastest(1, () => void store.refresh(new Set(['mission-7'])))
  console.log(`an append: ${store.mission('mission-7')?.log.bytesRead} bytes read, ${refresh} ms`)
  const large = join(root, 'kitty-specs/large')
  mkdirSync(large, { recursive: true })
  writeFileSync(join(large, 'meta.json'), '{}')
  const rows = Array.from({ length: 120_000 }, (_, at) =>
    transitionRow(at, `WP${at % 50}`, 'planned', 'claimed', { reason: 'x'.repeat(60) }),
  )
  writeFileSync(join(large, 'status.events.jsonl'), logOf(rows))
  console.log(
    `a log of 50 MB: ${fastest(3, node(root, bin, 'status', '--mission', 'large')) - status} ms more`,
  )
})
