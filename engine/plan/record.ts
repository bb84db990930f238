import type { PlanDecision } from '../../core/plan.ts'
import { addDecisions } from './document.ts'
import { chosenPlan, planPath, recordsOnDisk, writePlanFile } from './folder.ts'
import { repositoryOf } from './state.ts'

/** Adds decisions to a plan's file. */
export async function recordDecisions(
  cwd: string,
  typed: string | undefined,
  decisions: readonly PlanDecision[],
): Promise<void> {
  const top = await repositoryOf(cwd)
  const records = recordsOnDisk(top)
  const name = chosenPlan(records, typed)
  const before = records.read(name, 'plan') ?? ''
  writePlanFile(top, name, 'plan', addDecisions(planPath(name, 'plan'), before, decisions))
}
