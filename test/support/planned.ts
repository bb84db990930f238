import { approve } from '../../engine/plan/approve.ts'
import { createPlan } from '../../engine/plan/create.ts'
import { parseDecision } from '../../engine/plan/decide.ts'
import { recordDecisions } from '../../engine/plan/record.ts'
import { loadPlan, type PlanState, reloadConsent } from '../../engine/plan/state.ts'
import { type Files, withRepository } from './repository.ts'

export interface Planned {
  readonly from?: string
  readonly to?: string | null
  readonly decide?: readonly string[]
}

/** Keeps what has no decision of its own, so that a plan can be approved. */
export const keepTheRest = [
  'config=keep: stored by users',
  'path=rename: the files move too',
  'unsure=keep: nobody knows',
  'prose=rename: words',
  'identifier=rename: names',
] as const

/** Makes a plan in a repository and records the decisions. */
export async function makePlan(
  folder: string,
  { from = 'lighthouse', to = 'beacon', decide = keepTheRest }: Planned = {},
): Promise<string> {
  const term = { from, to, exact: false, variants: [], plural: true }
  const name = await createPlan({
    cwd: folder,
    base: 'HEAD',
    replace: false,
    plan: {
      name: 'lamps',
      terms: [term],
      scope: { paths: [], include: [], exclude: [], maxFileSize: 1 << 25 },
    },
  })
  if (decide.length > 0) await recordDecisions(folder, name, decide.map(parseDecision))
  return name
}

/** Makes a plan in a repository, and approves it. The caller closes it. */
export async function approvedState(folder: string, planned: Planned): Promise<PlanState> {
  const name = await makePlan(folder, planned)
  const state = await loadPlan({ cwd: folder, name, version: '0.0.0' })
  approve(state, { by: 'Keeper <k@example.org>', at: '2026-01-01T00:00:00Z', version: '0.0.0' })
  return reloadConsent(state)
}

/** Hands an approved plan of a new repository to `run`. */
export function withApproved<Result>(
  files: Files,
  planned: Planned,
  run: (state: PlanState, folder: string) => Promise<Result>,
): Promise<Result> {
  return withRepository(files, async folder => {
    const state = await approvedState(folder, planned)
    try {
      return await run(state, folder)
    } finally {
      state.close()
    }
  })
}
