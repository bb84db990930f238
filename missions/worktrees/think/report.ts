import type { RecoverFinding } from '../../../core/recover-report.ts'
import { commandLine } from '../../../core/shell-word.ts'
import type { Disagreement } from './action.ts'

/** A disagreement as a report tells it. */
export function findingOf(one: Disagreement, refusal?: string): RecoverFinding {
  const mission = one.mission?.folder
  const which = mission === undefined ? ['--all'] : ['--mission', mission]
  const own = ['cutover', 'recover', ...which]
  return {
    kind: one.kind,
    mission: mission ?? null,
    lane: one.lane?.id ?? null,
    work_packages: one.workPackages,
    place: one.place,
    message: one.message,
    evidence: one.evidence,
    repair: one.action ? (one.repair ?? null) : null,
    command: commandLine(...(one.action ? [...own, '--fix', one.kind] : (one.command ?? own))),
    held_by: one.heldBy ?? refusal ?? null,
  }
}
