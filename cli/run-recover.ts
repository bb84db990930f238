import { mistake } from '../core/errors.ts'
import { type Discrepancy, discrepancyNames, type RecoverReport } from '../core/recover-report.ts'
import { sortedJson } from '../core/sorted-json.ts'
import type { Screen } from '../reports/reporter.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { chosenMissions } from './missions.ts'
import { knownName } from './nearest.ts'
import { write } from './output.ts'
import { openStatusLine } from './progress.ts'
import { screenOf } from './screen.ts'
import type { Values } from './values.ts'

const formats = ['json', 'markdown', 'pretty'] as const

/** Runs `cutover recover`: 1 while anything disagrees. */
export async function runRecover({ values }: Input, io: Io): Promise<number> {
  const typed = values.flag('json') ? 'json' : (values.text('format') ?? 'pretty')
  const format = knownName('format', typed, formats)
  const fix = fixOf(values)
  const resume = values.text('resume')
  const isNamed = values.text('mission') !== undefined
  if (isNamed && values.flag('all')) throw mistake('oneAction', ['--mission', '--all'])
  if (resume !== undefined && !isNamed) throw mistake('missionOfWorkPackage', resume)
  if (fix !== 'none' && !isNamed && values.flag('all') !== true) throw mistake('whichMissions')
  const { root, missions, all } = await chosenMissions(values, io)
  const { recover } = await import('../missions/worktrees/recover.ts')
  const line = openStatusLine(io.stderr)
  const report = await recover({
    root,
    before: all,
    missions: missions.map(({ folder }) => folder),
    now: io.now(),
    clock: io.now,
    fix,
    resume,
    onRepair: place => line.show(() => `repairing ${place}`),
  }).finally(line.end)
  await write(io.stdout, await render[format](report, screenOf(values, io)))
  return report.passed ? 0 : 1
}

function fixOf(values: Values): Discrepancy | 'all' | 'none' {
  const kind = values.text('fix')
  if (kind !== undefined) return knownName('sort of repair', kind, discrepancyNames)
  return values.flag('fix') ? 'all' : 'none'
}

type Render = (report: RecoverReport, screen: Screen) => Promise<string>

const render: Readonly<Record<(typeof formats)[number], Render>> = {
  json: async report => sortedJson(report, 2),
  markdown: async report =>
    (await import('../reports/recover/markdown.ts')).markdownRecover(report),
  pretty: async (report, screen) =>
    (await import('../reports/recover/recover.ts')).prettyRecover(report, screen),
}
