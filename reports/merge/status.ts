import type { MergeStatus } from '../../core/merge-report.ts'
import { renderTable } from '../parts/table.ts'
import { paintOf } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'
import type { Screen } from '../reporter.ts'

const words: Readonly<Record<MergeStatus['phases'][number]['phase'], string>> = {
  merge: 'merge, so far',
  move: 'move',
  record: 'record in',
  push: 'push to',
  clean: 'clean up',
}

/** How far a merge that was begun is, for people. */
export function prettyMergeStatus(status: MergeStatus, screen: Screen): string {
  const paint = paintOf(screen.color)
  const { mission, merge, strategy, target, started_at, steps, phases } = status
  const owner = ownerLines(status)
  if (merge === null)
    return `${[`No merge of ${visible(mission)} is under way`, ...owner].join('\n')}\n`
  const drifted = steps.filter(
    (one, at) => one.is_drifted && steps.findIndex(({ branch }) => branch === one.branch) === at,
  )
  const sections = [
    [
      `The merge of ${visible(mission)} into ${visible(target ?? '')} (${strategy}) was begun at ${started_at}`,
      ...renderTable(
        steps.map(({ wp, branch, commit }) => [
          visible(wp),
          commit === null ? 'to do' : 'merged',
          commit?.slice(0, 12) ?? '',
          visible(branch),
        ]),
      ),
    ],
    phases.map(
      ({ phase, detail, is_done }) =>
        `  ${is_done ? paint.green('done ') : 'to do'}  ${visible(`${words[phase]} ${detail}`.trim())}`,
    ),
    drifted.map(({ branch, tip, drifted_to: now }) =>
      visible(
        `${branch} is ${now === null ? 'gone' : `at ${now}`}; merged is ${tip}, as it was planned`,
      ),
    ),
    owner,
    [
      ...(status.solve_in === null ? [] : [`A conflict waits in ${visible(status.solve_in)}`]),
      ...(status.next === null ? [] : [`Next: ${visible(status.next)}`]),
    ],
  ]
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

function ownerLines({ owner }: MergeStatus): readonly string[] {
  if (owner === null) return []
  const { pid, host, since, has_ended: hasEnded } = owner
  const state = hasEnded ? 'merged and has ended' : 'merges at this moment'
  return [`Process ${pid} on ${visible(host)} ${state}, since ${visible(since)}`]
}
