import type { AuditReport } from '../core/audit-report.ts'
import { mistake } from '../core/errors.ts'
import type { Screen } from '../reports/reporter.ts'
import type { Input } from './commands/command.ts'
import { parseDeliveries } from './delivery.ts'
import type { Io } from './io.ts'
import { fileSink } from './output.ts'
import { present } from './pager.ts'
import { openStatusLine } from './progress.ts'
import { maxFileSizeOf } from './scan-options.ts'
import { dayOf, limitOf, screenOf } from './screen.ts'
import { parseSeverities } from './severities.ts'
import type { Values } from './values.ts'
import { readVersion } from './version.ts'

const formats = ['json', 'markdown', 'ndjson', 'pretty'] as const

/** Runs `cutover audit`: 1 where something is found that is not known. */
export async function runAudit({ values }: Input, io: Io): Promise<number> {
  const deliveries = parseDeliveries<(typeof formats)[number]>(values.list('format'), formats)
  const workPackage = values.text('wp')
  if (workPackage !== undefined && values.text('mission') === undefined)
    throw mistake('missionOfWorkPackage', workPackage)
  const limit = limitOf(values)
  const { audit } = await import('../audit/audit.ts')
  const line = openStatusLine(io.stderr)
  let files = 0
  const report = await audit({
    cwd: io.cwd,
    terms: values.list('term'),
    include: values.list('include'),
    exclude: values.list('exclude'),
    maxFileSize: maxFileSizeOf(values),
    history: { more: values.list('history'), less: values.list('notHistory') },
    severities: parseSeverities(values.list('rule')),
    baseline: baselineOf(values),
    mission: values.text('mission'),
    workPackage,
    today: dayOf(io),
    version: readVersion(),
    onFile: path => {
      files += 1
      line.show(() => `${files} files read: ${path.slice(-50)}`)
    },
  }).finally(line.end)
  for (const { format, file } of deliveries) {
    const screen = file === undefined ? screenOf(values, io) : { color: false, width: 80 }
    const text = await render[format](report, screen, limit)
    if (file === undefined) await present(text, io, values.flag('pager') ?? true)
    else {
      const sink = fileSink(file, io.cwd)
      await sink.write(text)
      await sink.end()
    }
  }
  return report.passed ? 0 : 1
}

const baselineOf = (values: Values) => ({
  path: values.text('baseline'),
  update: values.flag('updateBaseline') ?? false,
  prune: values.flag('prune') ?? false,
})

type Render = (report: AuditReport, screen: Screen, limit: number | undefined) => Promise<string>

const render: Readonly<Record<(typeof formats)[number], Render>> = {
  json: async report => (await import('../reports/audit/json.ts')).jsonAudit(report),
  markdown: async (report, _, limit) =>
    (await import('../reports/audit/markdown.ts')).markdownAudit(report, limit),
  ndjson: async report => (await import('../reports/audit/json.ts')).ndjsonAudit(report),
  pretty: async (report, screen, limit) =>
    (await import('../reports/audit/pretty.ts')).prettyAudit(report, screen, limit),
}
