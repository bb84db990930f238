import type { ResolvedAction } from '../../core/commands-report.ts'
import { paintOf } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'
import type { Screen } from '../reporter.ts'

const levels: Readonly<Record<ResolvedAction['level'], string>> = {
  mission: 'of a mission',
  'work-package': 'of a work package',
  none: 'of no mission',
}

/** What an action runs, for people: the command line first. */
export function prettyResolved(resolved: ResolvedAction, { color }: Screen): string {
  const { action, command, level, mission, target_branch: target, next } = resolved
  const rows: readonly (readonly [string, string | null])[] = [
    ['action', `${action}, ${levels[level]}`],
    ['mission', mission === null ? null : mission + (target === null ? '' : `, into ${target}`)],
    ['folder', resolved.feature_dir],
    ['work', resolved.wp_id === null ? null : `${resolved.wp_id}, ${resolved.lane ?? ''}`],
    ['file', resolved.wp_file],
    ['worktree', resolved.workspace],
    ['branch', resolved.branch],
  ]
  const known = rows.flatMap(([name, value]) =>
    value === null ? [] : [`  ${name.padEnd(8)}  ${visible(value)}`],
  )
  const notes = next.slice(0, -1).map(note => `  ${visible(note)}`)
  return `${[
    paintOf(color).bold(visible(command)),
    '',
    ...known,
    ...(notes.length === 0 ? [] : ['', ...notes]),
  ].join('\n')}\n`
}
