import { quantity } from '../reports/parts/count.ts'
import { visible } from '../reports/parts/visible.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { write } from './output.ts'
import { reportStrangers } from './strangers.ts'

/** Runs `cutover undo`: 1 where somebody changed a file since. */
export async function runUndo({ args: [typed] }: Input, io: Io): Promise<number> {
  const { undoPlan } = await import('../engine/apply/undo.ts')
  const { name, restored, strangers, isCommitted } = await undoPlan({ cwd: io.cwd, name: typed })
  if (strangers.length > 0) return reportStrangers(strangers, io)
  await write(io.stdout, `Undid ${visible(name)}: ${quantity(restored, 'path')} as before\n`)
  if (isCommitted)
    io.stderr.write(
      'cutover: the branch has moved on since the plan: what is committed stays until this is committed too\n',
    )
  return 0
}
