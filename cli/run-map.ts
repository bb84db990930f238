import { mistake } from '../core/errors.ts'
import type { Resolved } from '../core/plan.ts'
import type { PlanState } from '../engine/plan/state.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { knownName } from './nearest.ts'
import { write } from './output.ts'
import { formatOf, showPlan } from './plan-report.ts'
import { maxFileSizeOf } from './scan-options.ts'
import { screenOf } from './screen.ts'
import type { Values } from './values.ts'
import { readVersion } from './version.ts'

type Run = (name: string | undefined, values: Values, io: Io) => Promise<number>

const runs: Readonly<Record<'export' | 'import' | 'check', Run>> = {
  export: exportMap,
  import: importMap,
  check: runCheck,
}

/** Runs `cutover map`: 1 where a check fails. */
export function runMap({ args: [what = '', name], values }: Input, io: Io): Promise<number> {
  return runs[knownName('map command', what, ['export', 'import', 'check'] as const)](
    name,
    values,
    io,
  )
}

async function exportMap(name: string | undefined, _: Values, io: Io): Promise<number> {
  const { loadPlan } = await import('../engine/plan/state.ts')
  const { renderMap } = await import('../missions/occurrence-map/export.ts')
  const state = await loadPlan({ cwd: io.cwd, name, version: readVersion() })
  try {
    const { plan, resolved, expected } = state
    const lines = await linesOf(state)
    const moves = expected.files.filter(({ from, to }) => from !== to)
    await write(
      io.stdout,
      renderMap({
        plan,
        resolved,
        moves,
        sourceOf: ({ occurrence: { path, line, name: whole } }: Resolved) =>
          line === null ? whole : (lines.get(path)?.[line - 1]?.trim() ?? ''),
      }),
    )
    return 0
  } finally {
    state.close()
  }
}

/** The lines of every file with an occurrence. */
async function linesOf({
  tree,
  census,
}: PlanState): Promise<ReadonlyMap<string, readonly string[]>> {
  const paths = new Set(census.occurrences.map(({ path }) => path))
  const lines = new Map<string, readonly string[]>()
  for (const path of paths) {
    const stored = tree.stored.get(path)
    if (stored) lines.set(path, (await tree.blobs.read(stored.oid)).toString().split('\n'))
  }
  return lines
}

async function readingOf(file: string | undefined, io: Io) {
  if (file === undefined) throw mistake('missingArgument', 'cutover map', 'the path of a map')
  const { readMap } = await import('../missions/occurrence-map/read.ts')
  const { repositoryOf } = await import('../engine/plan/state.ts')
  const { resolvePlace, resolveTargets } = await import('../files/resolve.ts')
  const { readText } = await import('../files/folder.ts')
  const top = await repositoryOf(io.cwd)
  const [path = ''] = resolvePlace(resolveTargets(io.cwd, [file]), top).paths
  return { top, path, reading: readMap(readText(top, path) ?? '') }
}

async function importMap(file: string | undefined, values: Values, io: Io): Promise<number> {
  const { path, reading } = await readingOf(file, io)
  const { map, problems } = reading
  const [problem] = problems.filter(({ level }) => level === 'yaml')
  if (!map || problem)
    throw mistake(
      'damagedFile',
      `${path}:${problem?.line}:${problem?.column}`,
      problem?.message ?? '',
    )
  const { ownPlace, termsOf } = await import('./occurrence-map.ts')
  const { decisionsOf } = await import('../missions/occurrence-map/decisions.ts')
  const { createPlan, nameFor } = await import('../engine/plan/create.ts')
  const { recordDecisions } = await import('../engine/plan/record.ts')
  const terms = termsOf(map)
  if (terms.length === 0) throw mistake('missingTerm')
  const exclude = [`/${ownPlace(path)}`]
  const scope = { paths: [], include: [], exclude, maxFileSize: maxFileSizeOf(values) }
  const name = await createPlan({
    cwd: io.cwd,
    base: values.text('base') ?? 'HEAD',
    replace: false,
    plan: { name: values.text('name') ?? nameFor(terms), terms, scope },
  })
  await recordDecisions(io.cwd, name, decisionsOf(map))
  return showPlan({ name, values, withCensus: true }, io)
}

async function runCheck(file: string | undefined, values: Values, io: Io): Promise<number> {
  const format = formatOf(values)
  const { top, path, reading } = await readingOf(file, io)
  const { endsOf } = await import('../engine/gate/ends.ts')
  const { checkMap } = await import('./occurrence-map.ts')
  const ends = await endsOf(top, values.text('base'), values.text('head') ?? 'HEAD')
  const report = await checkMap({ top, file: path, reading, ...ends, version: readVersion() })
  const { jsonMap, prettyMap } = await import('../reports/map/map.ts')
  await write(
    io.stdout,
    format === 'json' ? jsonMap(report) : prettyMap(report, screenOf(values, io)),
  )
  return report.passed ? 0 : 1
}
