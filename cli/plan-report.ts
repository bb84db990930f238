import type { PlanState } from '../engine/plan/state.ts'
import { wantsColor } from './color.ts'
import type { Io } from './io.ts'
import { knownName } from './nearest.ts'
import { write } from './output.ts'
import type { Values } from './values.ts'
import { readVersion } from './version.ts'

/** Adds the decisions of a command line to a plan; none are added when one of them is wrong. */
export async function decideAll(
  cwd: string,
  name: string | undefined,
  typed: readonly string[],
): Promise<void> {
  if (typed.length === 0) return
  const { parseDecision } = await import('../engine/plan/decide.ts')
  const { recordDecisions } = await import('../engine/plan/record.ts')
  await recordDecisions(cwd, name, typed.map(parseDecision))
}

export interface Shown {
  readonly name: string | undefined
  readonly values: Values
  /** Whether the census is written beside the plan. */
  readonly withCensus?: boolean
  /** The exit status for the plan as it stands. */
  readonly status?: (state: PlanState) => number
}

/** Prints a plan as it stands. */
export async function showPlan(
  { name, values, withCensus, status }: Shown,
  io: Io,
): Promise<number> {
  const format = formatOf(values)
  const { loadPlan } = await import('../engine/plan/state.ts')
  const { writeCensus } = await import('../engine/plan/census.ts')
  const state = await loadPlan({
    cwd: io.cwd,
    name,
    version: readVersion(),
    withLines: withCensus ?? false,
  })
  try {
    if (withCensus) writeCensus(state.top, state.plan.name, state.census)
    await printPlan(
      state,
      { format, color: wantsColor(values.flag('color'), io.env, io.stdout) },
      io,
    )
    return status?.(state) ?? 0
  } finally {
    state.close()
  }
}

export const formatOf = (values: Values): 'pretty' | 'json' =>
  knownName('format', values.text('format') ?? 'pretty', ['json', 'pretty'] as const)

interface Look {
  readonly format: 'pretty' | 'json'
  readonly color: boolean
}

export async function printPlan(state: PlanState, { format, color }: Look, io: Io): Promise<void> {
  const { obstaclesOf } = await import('../engine/plan/approve.ts')
  const { planReport } = await import('../engine/plan/report.ts')
  const report = planReport(state, await obstaclesOf(state))
  const screen = { color, width: io.stdout.columns ?? 80 }
  const text =
    format === 'json'
      ? (await import('../reports/plan/json.ts')).jsonPlan(report)
      : (await import('../reports/plan/pretty.ts')).prettyPlan(report, screen)
  await write(io.stdout, text)
}
