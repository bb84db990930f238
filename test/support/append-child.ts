import { appendRows } from '../../missions/status/append.ts'
import { transitionRow } from './rows.ts'

/** Appends events to the log of a mission, one after the other: root, first number, how many. */
const [, , root = '', first = '0', count = '0'] = process.argv
for (let at = 0; at < Number(count); at += 1) {
  const number = Number(first) + at
  const row = transitionRow(number, `WP${number}`, 'genesis', 'planned')
  const log = 'kitty-specs/lamps/status.events.jsonl'
  await appendRows({ root, mission: 'lamps', log, rows: [row] })
  process.stdout.write(`${number}\n`)
}
