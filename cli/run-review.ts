import type { Input } from './commands/command.ts'
import type { Io, Keyboard } from './io.ts'
import { decideAll, showPlan } from './plan-report.ts'
import { screenOf } from './screen.ts'
import type { Values } from './values.ts'
import { readVersion } from './version.ts'

/** Runs `cutover review`: 1 while something is open. In a terminal it asks, unless it is told. */
export async function runReview({ args: [name], values }: Input, io: Io): Promise<number> {
  const decisions = values.list('decide')
  await decideAll(io.cwd, name, decisions)
  const { stdin } = io
  if (stdin?.isTTY && io.stdout.isTTY && decisions.length === 0 && !values.text('format'))
    await ask(name, stdin, values, io)
  return showPlan(
    {
      name,
      values,
      status: ({ resolved }) => (resolved.some(({ action }) => action === 'open') ? 1 : 0),
    },
    io,
  )
}

async function ask(
  name: string | undefined,
  keyboard: Keyboard,
  values: Values,
  io: Io,
): Promise<void> {
  const { loadPlan } = await import('../engine/plan/state.ts')
  const { openGroups } = await import('../engine/plan/groups.ts')
  const { terminalAsker } = await import('./review/keys.ts')
  const { terminalDesk } = await import('./review/desk.ts')
  const { reviewGroups } = await import('./review/loop.ts')
  const state = await loadPlan({ cwd: io.cwd, name, version: readVersion() })
  const asker = terminalAsker(keyboard, io)
  try {
    const groups = openGroups(state.resolved)
    await reviewGroups(groups, terminalDesk(state, asker, screenOf(values, io), io))
    io.stdout.write('\n')
  } finally {
    asker.close()
    state.close()
  }
}
