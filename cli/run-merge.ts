import { mistake } from '../core/errors.ts'
import { sortedJson } from '../core/sorted-json.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { chosenMissions } from './missions.ts'
import { write } from './output.ts'
import { screenOf } from './screen.ts'

/** Runs `cutover merge --dry-run`: 1 where something is in the way. */
export async function runMerge({ values }: Input, io: Io): Promise<number> {
  if (values.text('mission') === undefined) throw mistake('missionNeeded')
  if (values.flag('dryRun') !== true) throw mistake('dryRunNeeded')
  const { root, missions } = await chosenMissions(values, io)
  const [mission] = missions
  if (!mission) throw mistake('missionNeeded')
  const { readDetail } = await import('../missions/mission/detail.ts')
  const { forecastMerge } = await import('../missions/merge/forecast.ts')
  const detail = readDetail(root, mission)
  const forecast = await forecastMerge({ root, mission, detail, target: values.text('target') })
  const { prettyForecast } = await import('../reports/merge/forecast.ts')
  const text = values.flag('json')
    ? sortedJson(forecast, 2)
    : prettyForecast(forecast, screenOf(values, io))
  await write(io.stdout, text)
  return forecast.passed ? 0 : 1
}
