import { CutoverError } from '../core/errors.ts'
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
  const typed = values.text('format') ?? (values.flag('json') ? 'json' : 'pretty')
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
    const refused = missions.filter(
      mission => !isWritten(() => writeProgress(root, mission, profile), io),
    )
    const written = missions.length - refused.length
    io.stderr.write(`cutover: ${written} documents in .kittify/derived/*/progress.json\n`)
    if (refused.length > 0) return 2
  }
  const [only] = all
  const schema = 'cutover/progress@1'
  await write(
    io.stdout,
    sortedJson(isOne && format === 'json' ? { schema, ...only } : { schema, missions: all }, 2),
  )
  return 0
}

/** One document that cannot be written keeps no other back. */
function isWritten(write: () => void, io: Io): boolean {
  try {
    write()
    return true
  } catch (error) {
    if (!(error instanceof CutoverError)) throw error
    io.stderr.write(`cutover: ${error.message}\n`)
    return false
  }
}
