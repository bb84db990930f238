import { mistake } from '../core/errors.ts'
import type { MergeReport } from '../core/merge-report.ts'
import { sortedJson } from '../core/sorted-json.ts'
import type { Mission } from '../missions/mission/read.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { chosenMissions } from './missions.ts'
import { knownName } from './nearest.ts'
import { write } from './output.ts'
import { screenOf } from './screen.ts'
import type { Values } from './values.ts'

interface Chosen {
  readonly root: string
  readonly mission: Mission
  readonly values: Values
}

/** Runs `cutover merge`: 1 where something is in the way. */
export async function runMergeCommand({ values }: Input, io: Io): Promise<number> {
  if (values.text('mission') === undefined) throw mistake('missionNeeded')
  const { root, missions } = await chosenMissions(values, io)
  const [mission] = missions
  if (!mission) throw mistake('missionNeeded')
  const chosen = { root, mission, values }
  if (values.flag('dryRun')) return forecast(chosen, io)
  return values.flag('abort') ? abort(chosen, io) : merge(chosen, io)
}

async function forecast({ root, mission, values }: Chosen, io: Io): Promise<number> {
  const { readDetail } = await import('../missions/mission/detail.ts')
  const { forecastMerge } = await import('../missions/merge/forecast.ts')
  const { prettyForecast } = await import('../reports/merge/forecast.ts')
  const detail = readDetail(root, mission)
  const told = await forecastMerge({ root, mission, detail, target: values.text('target') })
  const text = values.flag('json')
    ? sortedJson(told, 2)
    : prettyForecast(told, screenOf(values, io))
  await write(io.stdout, text)
  return told.passed ? 0 : 1
}

async function abort({ root, mission }: Chosen, io: Io): Promise<number> {
  const { abortMerge } = await import('../missions/merge/run.ts')
  const { visible } = await import('../reports/parts/visible.ts')
  const { target, base } = await abortMerge(root, mission.folder)
  const where = `${visible(target.replace('refs/heads/', ''))} is at ${base.slice(0, 12)} as before`
  await write(io.stdout, `Gave up the merge of ${visible(mission.folder)}: ${where}\n`)
  return 0
}

async function merge({ root, mission, values }: Chosen, io: Io): Promise<number> {
  const { readDetail } = await import('../missions/mission/detail.ts')
  const { begunMerge } = await import('../missions/merge/prepare.ts')
  const { strategies } = await import('../missions/merge/plan.ts')
  const { runMerge } = await import('../missions/merge/run.ts')
  const { prettyMerge } = await import('../reports/merge/merge.ts')
  const { userOf } = await import('../git/user.ts')
  if (values.flag('resume') && !(await begunMerge(root, mission.folder)))
    throw mistake('noMerge', mission.folder)
  const [, name, email] = /^(.*) <(.*)>$/.exec((await userOf(root)) ?? '') ?? []
  if (name === undefined || email === undefined) throw mistake('unknownPerson')
  const { plan, ...outcome } = await runMerge({
    root,
    mission,
    detail: readDetail(root, mission),
    target: values.text('target'),
    strategy: knownName('strategy', values.text('strategy') ?? 'squash', strategies),
    name,
    email,
    now: io.now(),
  })
  const report: MergeReport = {
    schema: 'cutover/merge@1',
    mission: plan.mission,
    strategy: plan.strategy,
    target: plan.target.replace('refs/heads/', ''),
    base: plan.base,
    commit: outcome.commit ?? null,
    is_resumed: outcome.isResumed,
    is_there: outcome.isThere,
    steps: outcome.steps,
    conflict: outcome.conflict ?? null,
    events: outcome.events,
    is_log_committed: outcome.isLogCommitted,
  }
  const text = values.flag('json')
    ? sortedJson(report, 2)
    : prettyMerge(report, screenOf(values, io))
  await write(io.stdout, text)
  return report.commit === null ? 1 : 0
}
