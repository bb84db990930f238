import { CutoverError, type ErrorCode, mistake } from '../core/errors.ts'
import { jsonText } from '../reports/parts/json-text.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { knownName, nearestOf } from './nearest.ts'
import { write } from './output.ts'
import { screenOf } from './screen.ts'

/** What a machine reads of a mistake, as Spec Kitty's resolver says it. */
const errorCodes: Readonly<Partial<Record<ErrorCode, string>>> = {
  ambiguousMission: 'MISSION_AMBIGUOUS',
  goneAction: 'INVALID_ACTION',
  missionOfAction: 'MISSING_MISSION',
  needlessWorkPackage: 'NEEDLESS_WORK_PACKAGE',
  noMission: 'MISSION_NOT_FOUND',
  noProject: 'PROJECT_ROOT_UNRESOLVED',
  unreadableMission: 'MISSION_UNREADABLE',
  unknownAction: 'INVALID_ACTION',
  unknownName: 'INVALID_AGENT',
  unknownWorkPackage: 'WORK_PACKAGE_NOT_FOUND',
  workPackageOfAction: 'MISSING_WORK_PACKAGE',
}

/** Runs `cutover resolve`: 1 where something lacks and JSON was asked for, else that is a mistake. */
export async function runResolve(input: Input, io: Io): Promise<number> {
  const { values } = input
  const typed = values.flag('json') ? 'json' : (values.text('format') ?? 'pretty')
  const format = knownName('format', typed, ['json', 'pretty'] as const)
  try {
    const resolved = await resolve(input, io)
    const { prettyResolved } = await import('../reports/commands/resolved.ts')
    const screen = screenOf(values, io)
    await write(
      io.stdout,
      format === 'json' ? `${jsonText(resolved, 2)}\n` : prettyResolved(resolved, screen),
    )
    return 0
  } catch (error) {
    const code = error instanceof CutoverError ? errorCodes[error.code] : undefined
    if (format !== 'json' || code === undefined || !(error instanceof CutoverError)) throw error
    const failed = { success: false, error_code: code, error: error.message }
    await write(io.stdout, `${jsonText(failed, 2)}\n`)
    return 1
  }
}

async function resolve({ args: [typed = ''], values }: Input, io: Io) {
  const table = await import('../missions/commands/actions.ts')
  const { agentKeys } = await import('../missions/commands/agents.ts')
  const { resolveAction } = await import('../missions/commands/resolve.ts')
  const command = table.commandOfAction(typed)
  if (command === undefined) {
    const known = table.commandNames.map(name => table.commandOf(name).action)
    const name = typed.toLowerCase().replace(/[-\s]+/g, '_')
    const gone = Object.hasOwn(table.goneCommands, name) ? table.goneCommands[name] : undefined
    if (gone !== undefined) throw mistake('goneAction', typed, gone)
    throw mistake('unknownAction', typed, known, nearestOf(name, known))
  }
  const agent = values.text('agent')
  return resolveAction({
    cwd: io.cwd,
    command,
    mission: values.text('mission'),
    workPackage: values.text('wp'),
    agent: agent === undefined ? undefined : knownName('agent', agent, agentKeys),
  })
}
