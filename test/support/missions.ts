import type { Files } from './repository.ts'
import { logOf, transitionRow } from './rows.ts'

/** Rows by which a work package goes from lane to lane. */
export const through = (number: number, wp: string, ...lanes: readonly string[]) =>
  lanes.map((lane, index) =>
    transitionRow(number + index, wp, index === 0 ? 'genesis' : (lanes[index - 1] ?? ''), lane),
  )

export const taskFile = (id: string, more = '', body = ''): string =>
  `---\nwork_package_id: ${id}\ntitle: Build ${id}\n${more}---\n${body}`

/** Three of five in review, one begun, none done. */
export const lamps: Files = {
  'kitty-specs/042-lamps/meta.json': JSON.stringify({
    mission_id: '01KQBTVDHKPSKZSRRH1ZCR523N',
    mission_number: 42,
    mission_type: 'software-dev',
    friendly_name: 'Lamps for all',
    target_branch: 'main',
  }),
  'kitty-specs/042-lamps/status.events.jsonl': logOf([
    ...through(1, 'WP01', 'planned', 'claimed', 'in_progress', 'for_review'),
    ...through(10, 'WP02', 'planned', 'claimed', 'in_progress', 'for_review'),
    ...through(20, 'WP03', 'planned', 'claimed', 'in_progress', 'for_review'),
    ...through(30, 'WP04', 'planned', 'claimed', 'in_progress'),
    ...through(40, 'WP05', 'planned'),
  ]),
  'kitty-specs/042-lamps/tasks/WP01-a.md': taskFile('WP01'),
  'kitty-specs/042-lamps/tasks/WP02-b.md': taskFile('WP02'),
  'kitty-specs/042-lamps/tasks/WP03-c.md': taskFile('WP03'),
  'kitty-specs/042-lamps/tasks/WP04-d.md': taskFile('WP04', 'dependencies: [WP01]\n'),
  'kitty-specs/042-lamps/tasks/WP05-e.md': taskFile(
    'WP05',
    'dependencies: [WP04]\n',
    '# The *last*\n',
  ),
}

/** A mission that is done, without files of its work packages. */
export const fog: Files = {
  'kitty-specs/fog-01KQCCCC/meta.json': '{"mission_type": "research"}',
  'kitty-specs/fog-01KQCCCC/status.events.jsonl': logOf(through(1, 'WP01', 'planned', 'done')),
}
