import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { decideAll, showPlan } from './plan-report.ts'

/** Runs `cutover review`: 1 while something is open. */
export async function runReview({ args: [name], values }: Input, io: Io): Promise<number> {
  await decideAll(io.cwd, name, values.list('decide'))
  return showPlan(
    {
      name,
      values,
      status: ({ resolved }) => (resolved.some(({ action }) => action === 'open') ? 1 : 0),
    },
    io,
  )
}
