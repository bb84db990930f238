import type { RecoverFinding } from '../../../core/recover-report.ts'
import { shellWord } from '../../../core/shell-word.ts'
import type { Disagreement } from './action.ts'

/** A disagreement as a report tells it. */
export function findingOf(one: Disagreement, refusal?: string): RecoverFinding {
  const mission = one.mission?.folder
  const which = mission === undefined ? '--all' : `--mission ${shellWord(mission)}`
  return {
    kind: one.kind,
    mission: mission ?? null,
    lane: one.lane?.id ?? null,
    work_packages: one.workPackages,
    place: one.place,
    message: one.message,
    evidence: one.evidence,
    repair: one.action ? (one.repair ?? null) : null,
    command: one.action
      ? `cutover recover ${which} --fix ${one.kind}`
      : (one.command ?? `cutover recover ${which}`),
    held_by: one.heldBy ?? refusal ?? null,
  }
}
