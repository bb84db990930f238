import type {
  RecoverFinding,
  RecoverReport,
  Repaired,
  Rescued,
  Workspace,
} from '../../core/recover-report.ts'
import { quantity } from '../parts/count.ts'
import { paintOf } from '../parts/view.ts'
import { visible } from '../parts/visible.ts'
import type { Screen } from '../reporter.ts'

/** What disagrees and what was repaired, for people. */
export function prettyRecover(report: RecoverReport, screen: Screen): string {
  const paint = paintOf(screen.color)
  const { findings, repairs, rescued, workspace, notes, passed } = report
  const verdict = passed ? paint.green : paint.red
  const sections = [
    [verdict(headline(report))],
    ...repairs.map(one => repairLines(one, paint.green)),
    ...findings.map(one => findingLines(one, paint.red)),
    rescued.flatMap(rescueLines),
    workspace ? workspaceLines(workspace) : [],
    notes.map(visible),
    next(report),
  ]
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

/** One line that says it all. */
export function headline({ findings, repairs, looked_at: seen }: RecoverReport): string {
  const found =
    findings.length === 0 ? 'Nothing disagrees' : quantity(findings.length, 'disagreement')
  const done = repairs.length === 0 ? '' : `${quantity(repairs.length, 'repair')}; `
  const places = [
    quantity(seen.work_packages, 'work package'),
    quantity(seen.worktrees, 'worktree'),
    quantity(seen.contexts, 'context'),
  ]
  return `${done}${done === '' ? found : found.toLowerCase()} in ${places.join(', ')}${
    seen.changed === 0 ? '' : `; ${seen.changed} with changes in no commit`
  }`
}

type Paint = (text: string) => string

function findingLines(one: RecoverFinding, paint: Paint): readonly string[] {
  return [
    `${paint(one.kind)}  ${visible(where(one))}${visible(one.place)}`,
    `  ${visible(one.message)}`,
    ...one.evidence.map(fact => `    ${visible(fact)}`),
    ...(one.repair === null ? [] : [`  repair: ${visible(one.repair)}`]),
    ...(one.held_by === null ? [] : [`  left alone: ${visible(one.held_by)}`]),
    `  ${one.repair === null ? 'for you' : 'does it'}: ${visible(one.command)}`,
  ]
}

/** Whose it is: `WP01, WP02 of 042-lamps: `. */
export const where = ({
  mission,
  lane,
  work_packages: wps,
}: Pick<RecoverFinding, 'mission' | 'lane'> & {
  readonly work_packages: readonly string[]
}): string => {
  if (mission === null) return ''
  const who = wps.length > 0 ? wps.join(', ') : (lane ?? '')
  return who === '' ? `${mission}: ` : `${who} of ${mission}: `
}

function repairLines(one: Repaired, paint: Paint): readonly string[] {
  const ids = [one.before, one.after].filter(id => id !== null)
  return [
    `${paint('repaired')}  ${one.kind}  ${visible(where({ ...one, work_packages: [] }))}${visible(one.place)}`,
    `  ${visible(one.did)}`,
    ...(ids.length === 0
      ? []
      : [`  before ${one.before ?? 'nothing'}`, `  after  ${one.after ?? 'nothing'}`]),
    ...(one.rescue === null ? [] : [`  kept in ${one.rescue}`]),
    `  takes it back: ${visible(one.undo)}`,
  ]
}

/** Most paths of one rescue that are listed; `--format json` has them all. */
const most = 10

const rescueLines = ({ ref, place, paths }: Rescued): readonly string[] => [
  `kept of ${visible(place)}: git show ${ref}`,
  ...paths.slice(0, most).map(path => `    ${visible(path)}`),
  ...(paths.length > most ? [`    and ${paths.length - most} more`] : []),
]

const workspaceLines = (workspace: Workspace): readonly string[] => [
  `${workspace.work_package} (${workspace.lane}) is ${workspace.state} and goes on in`,
  `  ${visible(workspace.path)}`,
  `  branch       ${visible(workspace.branch)}`,
  `  last commit  ${workspace.commit?.slice(0, 12) ?? 'none'} ${visible(workspace.subject ?? '')}`,
  ...(workspace.last_event === null
    ? []
    : [
        `  last event   ${visible(workspace.last_event.what)} by ${visible(workspace.last_event.actor)}, ${visible(workspace.last_event.at)}`,
      ]),
  workspace.uncommitted.length === 0
    ? '  no changes outside of commits'
    : `  ${quantity(workspace.uncommitted.length, 'file')} in no commit:`,
  ...workspace.uncommitted.slice(0, most).map(line => `    ${visible(line)}`),
  ...(workspace.uncommitted.length > most
    ? [`    and ${workspace.uncommitted.length - most} more`]
    : []),
]

function next({ findings, missions }: RecoverReport): readonly string[] {
  const ready = findings.filter(one => one.repair !== null && one.held_by === null)
  if (ready.length === 0) return []
  const [only] = missions
  const which = missions.length === 1 ? `--mission ${visible(only ?? '')}` : '--all'
  return [`Next: \`cutover recover ${which} --fix\` repairs ${ready.length} of them`]
}
