import { sortedJson } from '../core/sorted-json.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { chosenMissions, profileOf } from './missions.ts'
import { knownName } from './nearest.ts'
import { write } from './output.ts'
import { screenOf } from './screen.ts'

const formats = ['json', 'pretty', 'sync'] as const

/** Runs `cutover progress`. `sync` writes the derived documents, and prints what they say. */
export async function runProgress({ values }: Input, io: Io): Promise<number> {
  const profile = profileOf(values)
  const typed = values.flag('json') ? 'json' : (values.text('format') ?? 'pretty')
  const format = knownName('format', typed, formats)
  const { root, missions, isOne } = await chosenMissions(values, io)
  const { missionProgress } = await import('../missions/mission/status.ts')
  const all = missions.map(mission => missionProgress(mission, profile))
  if (format === 'pretty') {
    const { prettyProgress } = await import('../reports/status/progress.ts')
    await write(io.stdout, prettyProgress(all, screenOf(values, io)))
    return 0
  }
  if (format === 'sync') {
    const { writeProgress } = await import('../missions/mission/sync.ts')
    for (const mission of missions) writeProgress(root, mission, profile)
  }
  const [only] = all
  const schema = 'cutover/progress@1'
  await write(
    io.stdout,
    sortedJson(isOne && format === 'json' ? { schema, ...only } : { schema, missions: all }, 2),
  )
  return 0
}
