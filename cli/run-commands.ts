import type { CommandsReport } from '../core/commands-report.ts'
import { mistake } from '../core/errors.ts'
import { jsonText } from '../reports/parts/json-text.ts'
import type { Screen } from '../reports/reporter.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { knownName } from './nearest.ts'
import { write } from './output.ts'
import { limitOf, screenOf } from './screen.ts'
import { parseSeverities } from './severities.ts'
import type { Values } from './values.ts'

const formats = ['json', 'markdown', 'ndjson', 'pretty'] as const

/** Runs `cutover commands`: 1 while an error or a warning is left. */
export async function runCommands({ args: [what = ''], values }: Input, io: Io): Promise<number> {
  const task = knownName('task of `cutover commands`', what, ['check', 'write'] as const)
  const typed = values.flag('json') ? 'json' : (values.text('format') ?? 'pretty')
  const format = knownName('format', typed, formats)
  const limit = limitOf(values)
  const report = task === 'check' ? await check(values, io) : await writeFiles(values, io)
  await write(io.stdout, await render[format](report, screenOf(values, io), limit))
  return report.passed ? 0 : 1
}

async function check(values: Values, io: Io): Promise<CommandsReport> {
  const given = ['all', 'force', 'dryRun'].filter(name => values.flag(name))
  const [needless] = [...given, ...(values.list('agent').length > 0 ? ['agent'] : [])]
  if (needless !== undefined)
    throw mistake(
      'usage',
      `Unexpected \`--${needless === 'dryRun' ? 'dry-run' : needless}\` of \`cutover commands check\`, expected it with \`write\`: a check looks at every agent and changes nothing`,
    )
  const { checkCommands } = await import('../missions/commands/commands.ts')
  return checkCommands({ cwd: io.cwd, severities: parseSeverities(values.list('rule')) })
}

async function writeFiles(values: Values, io: Io): Promise<CommandsReport> {
  const { agentKeys } = await import('../missions/commands/agents.ts')
  const { writeCommands } = await import('../missions/commands/commands.ts')
  const agents = values.list('agent').map(name => knownName('agent', name, agentKeys))
  if (agents.length > 0 && values.flag('all')) throw mistake('oneAction', ['--agent', '--all'])
  return writeCommands({
    cwd: io.cwd,
    severities: parseSeverities(values.list('rule')),
    agents,
    all: values.flag('all') === true,
    force: values.flag('force') === true,
    dryRun: values.flag('dryRun') === true,
  })
}

type Render = (
  report: CommandsReport,
  screen: Screen,
  limit: number | undefined,
) => string | Promise<string>

const render: Readonly<Record<(typeof formats)[number], Render>> = {
  json: report => `${jsonText(report, 2)}\n`,
  markdown: async (report, _, limit) =>
    (await import('../reports/commands/markdown.ts')).markdownCommands(report, limit),
  ndjson: async report => (await import('../reports/commands/ndjson.ts')).ndjsonCommands(report),
  pretty: async (report, screen, limit) =>
    (await import('../reports/commands/pretty.ts')).prettyCommands(report, screen, limit),
}
