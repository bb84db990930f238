import type { GateReport } from '../core/gate-report.ts'
import type { Screen } from '../reports/reporter.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { knownName } from './nearest.ts'
import { write } from './output.ts'
import { dayOf, limitOf, screenOf } from './screen.ts'
import { readVersion } from './version.ts'

const formats = ['json', 'markdown', 'pretty'] as const

/** Runs `cutover gate`: 1 where the branch may not go in. */
export async function runGate({ args: [name], values }: Input, io: Io): Promise<number> {
  const format = knownName('format', values.text('format') ?? 'pretty', formats)
  const { gate } = await import('../engine/gate/gate.ts')
  const reports = await gate({
    cwd: io.cwd,
    name,
    base: values.text('base'),
    head: values.text('head') ?? 'HEAD',
    today: dayOf(io),
    version: readVersion(),
  })
  await write(
    io.stdout,
    await render(format, reports, { screen: screenOf(values, io), limit: limitOf(values) }),
  )
  return reports.every(({ passed }) => passed) ? 0 : 1
}

interface Look {
  readonly screen: Screen
  readonly limit: number | undefined
}

/** JSON is one object for one plan, and a list for several. */
async function render(
  format: (typeof formats)[number],
  reports: readonly GateReport[],
  { screen, limit }: Look,
): Promise<string> {
  const { jsonGate, markdownGate, prettyGate } = await import('../reports/gate/gate.ts')
  if (format === 'json') return jsonGate(reports)
  const text = (report: GateReport) =>
    format === 'markdown' ? markdownGate(report, limit) : prettyGate(report, screen, limit)
  return reports.map(text).join('\n')
}
