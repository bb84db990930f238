import { categories } from '../core/occurrence.ts'
import { quantity } from '../reports/parts/count.ts'
import { visible } from '../reports/parts/visible.ts'
import type { Input } from './commands/command.ts'
import { refuseUnapproved } from './consent.ts'
import type { Io } from './io.ts'
import { knownName } from './nearest.ts'
import { write } from './output.ts'
import { reportStrangers } from './strangers.ts'
import { readVersion } from './version.ts'

/** Runs `cutover apply`: 1 where the plan is not approved, or a file is not as it was. */
export async function runApply({ args: [name], values }: Input, io: Io): Promise<number> {
  const only = values.list('only').map(category => knownName('category', category, categories))
  const { loadPlan } = await import('../engine/plan/state.ts')
  const state = await loadPlan({ cwd: io.cwd, name, version: readVersion() })
  try {
    const refused = refuseUnapproved(state, io)
    if (refused !== undefined) return refused
    if (values.flag('dryRun')) {
      const { patchOf } = await import('../engine/apply/patch.ts')
      for await (const piece of patchOf(state, only)) await write(io.stdout, piece)
      return 0
    }
    const { applyPlan } = await import('../engine/apply/apply.ts')
    const { edited, moved, strangers, resumed, isThere } = await applyPlan(state, { only })
    if (strangers.length > 0) return reportStrangers(strangers, io)
    const name = visible(state.plan.name)
    if (isThere) {
      await write(io.stdout, `${name} is applied already: nothing was touched\n`)
      return 0
    }
    const done = `${quantity(edited, 'file')} edited in place, ${quantity(moved, 'file')} moved`
    await write(io.stdout, `${resumed ? 'Finished' : 'Applied'} ${name}: ${done}\n`)
    return 0
  } finally {
    state.close()
  }
}
