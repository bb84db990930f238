import type { Report, ScanEvent } from '../core/report.ts'
import { collect } from '../reports/collect.ts'
import { filterEvents, restrictionsOf } from '../reports/filter.ts'
import { type FormatName, formatOf } from '../reports/index.ts'
import type { EventReporter, ReportOptions, Screen } from '../reports/reporter.ts'
import { breather } from './breather.ts'
import type { Delivery } from './delivery.ts'
import type { Io } from './io.ts'
import { fileSink, type Sink, streamSink } from './output.ts'
import { present } from './pager.ts'
import { startProgress } from './progress.ts'

/** How reports look on standard output and in files, and whether a pager may show them. */
export interface Appearance {
  readonly options: ReportOptions
  readonly fileScreen: Screen
  readonly pager: boolean
}

/** Sends one scan wherever it was asked for and returns the exit status. */
export async function deliver(
  events: AsyncIterable<ScanEvent>,
  deliveries: readonly Delivery<FormatName>[],
  appearance: Appearance,
  io: Io,
): Promise<number> {
  const { selection } = appearance.options
  const streams = await openStreams(deliveries, io)
  const progress = startProgress(
    streams.some(({ isTerminal }) => isTerminal) ? undefined : io.stderr,
  )
  let status = 0
  const passing = watch(select(events, appearance.options), async event => {
    if (event.type === 'finding' && event.finding.severity !== 'info') status = 1
    progress.count(event)
    for (const { sink, render } of streams) await sink.write(render(event, selection))
  })
  const whole = deliveries.filter(({ format }) => formatOf(format).type === 'whole')
  try {
    const report = whole.length > 0 ? await collect(passing) : await drain(passing)
    progress.end()
    for (const { sink } of streams) await sink.end()
    if (report) await deliverReport(report, whole, appearance, io)
  } finally {
    progress.end()
  }
  return status
}

interface Stream {
  readonly sink: Sink
  readonly render: EventReporter
  readonly isTerminal: boolean
}

async function openStreams(
  deliveries: readonly Delivery<FormatName>[],
  io: Io,
): Promise<readonly Stream[]> {
  const streams: Stream[] = []
  for (const { format, file } of deliveries) {
    const entry = formatOf(format)
    if (entry.type !== 'stream') continue
    const sink = file === undefined ? streamSink(io.stdout) : fileSink(file, io.cwd)
    const isTerminal = file === undefined && io.stdout.isTTY === true
    streams.push({ sink, render: await entry.load(), isTerminal })
  }
  return streams
}

async function deliverReport(
  report: Report,
  deliveries: readonly Delivery<FormatName>[],
  { options, fileScreen, pager }: Appearance,
  io: Io,
): Promise<void> {
  for (const { format, file } of deliveries) {
    const entry = formatOf(format)
    if (entry.type !== 'whole') continue
    const render = await entry.load()
    if (file === undefined) await present(render(report, options), io, pager)
    else
      await writeReport(render(report, { ...options, screen: fileScreen }), fileSink(file, io.cwd))
  }
}

async function writeReport(text: string, sink: Sink): Promise<void> {
  await sink.write(text)
  await sink.end()
}

const select = (
  events: AsyncIterable<ScanEvent>,
  { selection }: ReportOptions,
): AsyncIterable<ScanEvent> =>
  restrictionsOf(selection.filter).length > 0 ? filterEvents(events, selection.filter) : events

/** Passes events on after somebody has seen them. */
async function* watch(
  events: AsyncIterable<ScanEvent>,
  see: (event: ScanEvent) => Promise<void>,
): AsyncGenerator<ScanEvent> {
  const breathe = breather()
  for await (const event of events) {
    await see(event)
    await breathe()
    yield event
  }
}

async function drain(events: AsyncIterable<ScanEvent>): Promise<undefined> {
  for await (const _ of events) {
    // Everything was said on the way.
  }
}
