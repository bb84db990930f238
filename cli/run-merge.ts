import { mistake } from '../core/errors.ts'
import type { MergeReport } from '../core/merge-report.ts'
import { sortedJson } from '../core/sorted-json.ts'
import type { Wishes } from '../missions/merge/plan/prepare.ts'
import type { MergeRequest } from '../missions/merge/run.ts'
import type { Mission } from '../missions/mission/read.ts'
import type { Screen } from '../reports/reporter.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { chosenMissions } from './missions.ts'
import { knownName } from './nearest.ts'
import { write } from './output.ts'
import { openStatusLine } from './progress.ts'
import { screenOf } from './screen.ts'
import type { Values } from './values.ts'

interface Chosen {
  readonly root: string
  readonly mission: Mission
  readonly values: Values
  readonly format: (typeof formats)[number]
}

const formats = ['json', 'markdown', 'pretty'] as const

/** What a merge can be asked; they exclude each other. */
const actions = {
  dryRun: forecast,
  status,
  abort,
  resume: (chosen: Chosen, io: Io) => merge(chosen, io, 'resume'),
  continue: (chosen: Chosen, io: Io) => merge(chosen, io, 'continue'),
} as const

/** The formats of what has not all of them. */
const narrower: Readonly<Record<string, readonly string[]>> = {
  dryRun: ['json', 'pretty'],
  status: ['json', 'pretty'],
  abort: ['pretty'],
}

/** Runs `cutover merge`: 1 where something is in the way. */
export async function runMergeCommand({ values }: Input, io: Io): Promise<number> {
  const format = knownName(
    'format',
    values.flag('json') ? 'json' : (values.text('format') ?? 'pretty'),
    formats,
  )
  if (values.text('mission') === undefined) throw mistake('missionNeeded')
  const asked = Object.entries(actions).filter(([name]) => values.flag(name))
  if (asked.length > 1)
    throw mistake(
      'oneAction',
      asked.map(([name]) => flagOf(name)),
    )
  const { root, missions } = await chosenMissions(values, io)
  const [mission] = missions
  if (!mission) throw mistake('missionNeeded')
  const chosen = { root, mission, values, format }
  const [action] = asked
  // What has no other form says so, instead of printing the one that it has.
  const named = action?.[0] ?? ''
  knownName('format', format, narrower[named] ?? formats)
  return action ? action[1](chosen, io) : merge(chosen, io, 'merge')
}

const flagOf = (name: string): string => (name === 'dryRun' ? '--dry-run' : `--${name}`)

async function wishesOf({ root, values }: Chosen): Promise<Wishes> {
  const { strategies } = await import('../missions/merge/plan/plan.ts')
  const named = values.text('strategy')
  return {
    strategy: named === undefined ? undefined : knownName('strategy', named, strategies),
    target: values.text('target'),
    push: values.flag('push'),
    keepsBranches: values.flag('keepBranch'),
    keepsWorktrees: values.flag('keepWorktree'),
    configured:
      named === undefined
        ? (await import('../missions/merge/plan/config.ts')).configuredStrategy(root)
        : undefined,
  }
}

async function forecast(chosen: Chosen, io: Io): Promise<number> {
  const { root, mission, values, format } = chosen
  const { readDetail } = await import('../missions/mission/detail.ts')
  const { forecastMerge } = await import('../missions/merge/forecast.ts')
  const { prettyForecast } = await import('../reports/merge/forecast.ts')
  const detail = readDetail(root, mission)
  const told = await forecastMerge({ root, mission, detail, wishes: await wishesOf(chosen) })
  const text = format === 'json' ? sortedJson(told, 2) : prettyForecast(told, screenOf(values, io))
  await write(io.stdout, text)
  return told.passed ? 0 : 1
}

async function status({ root, mission, values, format }: Chosen, io: Io): Promise<number> {
  const { mergeStatus } = await import('../missions/merge/status.ts')
  const { prettyMergeStatus } = await import('../reports/merge/status.ts')
  const told = await mergeStatus(root, mission)
  const text =
    format === 'json' ? sortedJson(told, 2) : prettyMergeStatus(told, screenOf(values, io))
  await write(io.stdout, text)
  return 0
}

async function abort({ root, mission }: Chosen, io: Io): Promise<number> {
  const { abortMerge } = await import('../missions/merge/abort.ts')
  const { visible } = await import('../reports/parts/visible.ts')
  const { target, notes } = await abortMerge({ root, mission, now: io.now(), cwd: io.cwd })
  const where = target.commit === null ? 'is gone' : `is at ${target.commit.slice(0, 12)}`
  const text = `Gave up the merge of ${visible(mission.folder)}: ${visible(target.name)} ${where}\n`
  await write(io.stdout, text + notes.map(note => `  ${visible(note)}\n`).join(''))
  return 0
}

async function merge(chosen: Chosen, io: Io, mode: MergeRequest['mode']): Promise<number> {
  const { root, mission, values, format } = chosen
  const { readDetail } = await import('../missions/mission/detail.ts')
  const { runMerge } = await import('../missions/merge/run.ts')
  const { userOf } = await import('../git/user.ts')
  const [, name, email] = /^(.*) <(.*)>$/.exec((await userOf(root)) ?? '') ?? []
  if (name === undefined || email === undefined) throw mistake('unknownCommitter')
  const detail = readDetail(root, mission)
  const line = openStatusLine(io.stderr)
  const of = detail.workPackages.size
  let count = 0
  const report = await runMerge({
    root,
    mission,
    detail,
    mode,
    wishes: await wishesOf(chosen),
    name,
    email,
    now: io.now(),
    cwd: io.cwd,
    clock: () => io.now().getTime(),
    onWorkPackage: wp => {
      count += 1
      line.show(() => `merging ${wp}, ${count} of ${of}`)
    },
  }).finally(line.end)
  await write(io.stdout, await render[format](report, screenOf(values, io)))
  return report.commit === null || report.push_failed !== null ? 1 : 0
}

type Render = (report: MergeReport, screen: Screen) => Promise<string>

const render: Readonly<Record<(typeof formats)[number], Render>> = {
  json: async report => sortedJson(report, 2),
  markdown: async report => (await import('../reports/merge/markdown.ts')).markdownMerge(report),
  pretty: async (report, screen) =>
    (await import('../reports/merge/merge.ts')).prettyMerge(report, screen),
}
