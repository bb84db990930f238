import type { Verification } from '../core/verification.ts'
import { visible } from '../reports/parts/visible.ts'
import type { Screen } from '../reports/reporter.ts'
import type { VerifyOptions } from '../reports/verify/verdict.ts'
import type { Input } from './commands/command.ts'
import { refuseUnapproved } from './consent.ts'
import type { Io } from './io.ts'
import { knownName } from './nearest.ts'
import { write } from './output.ts'
import { limitOf, screenOf } from './screen.ts'
import { readVersion } from './version.ts'

const formats = ['json', 'markdown', 'pretty'] as const

/** Runs `cutover verify`: 1 where something is not as approved. */
export async function runVerify({ args: [name], values }: Input, io: Io): Promise<number> {
  const format = knownName('format', values.text('format') ?? 'pretty', formats)
  const options: VerifyOptions = {
    strict: values.flag('strict') ?? false,
    all: values.flag('all') ?? false,
    limit: limitOf(values),
  }
  const { commitOf, loadPlan, staleSince } = await import('../engine/plan/state.ts')
  const { verify } = await import('../engine/verify/verify.ts')
  const base = values.text('base')
  const state = await loadPlan({ cwd: io.cwd, name, version: readVersion(), base })
  try {
    const refused = refuseUnapproved(state, io)
    if (refused !== undefined) {
      for (const path of await staleSince(state))
        io.stderr.write(`cutover: Unexpected change of \`${visible(path)}\` since the census\n`)
      return refused
    }
    const head = values.text('head')
    const verification = await verify(state, head && (await commitOf(state.top, head)))
    const { verdictOf } = await import('../reports/verify/verdict.ts')
    await write(io.stdout, await render[format](verification, options, screenOf(values, io)))
    return verdictOf(verification, options).fails ? 1 : 0
  } finally {
    state.close()
  }
}

type Render = (
  verification: Verification,
  options: VerifyOptions,
  screen: Screen,
) => Promise<string>

const render: Readonly<Record<(typeof formats)[number], Render>> = {
  json: async (verification, options) =>
    (await import('../reports/verify/json.ts')).jsonVerification(verification, options),
  markdown: async (verification, options) =>
    (await import('../reports/verify/markdown.ts')).markdownVerification(verification, options),
  pretty: async (verification, options, screen) =>
    (await import('../reports/verify/pretty.ts')).prettyVerification(verification, options, screen),
}
