import { mistake } from '../core/errors.ts'
import { wantsColor } from './color.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { formatOf, printPlan } from './plan-report.ts'
import { readVersion } from './version.ts'

/** Runs `cutover approve`: 1 where something is in the way. */
export async function runApprove({ args: [name], values }: Input, io: Io): Promise<number> {
  const look = {
    format: formatOf(values),
    color: wantsColor(values.flag('color'), io.env, io.stdout),
  }
  const { loadPlan, reloadConsent } = await import('../engine/plan/state.ts')
  const { approve, isClear, obstaclesOf } = await import('../engine/plan/approve.ts')
  const { userOf } = await import('../git/user.ts')
  const version = readVersion()
  const state = await loadPlan({ cwd: io.cwd, name, version })
  try {
    if (!isClear(await obstaclesOf(state))) {
      await printPlan(state, look, io)
      io.stderr.write(
        'cutover: Unexpected approval, expected nothing open and nothing in the way\n',
      )
      return 1
    }
    const by = values.text('by') ?? (await userOf(state.top))
    if (by === undefined || by.trim() === '') throw mistake('unknownPerson')
    approve(state, { by: by.trim(), at: io.now().toISOString(), version })
    await printPlan(reloadConsent(state), look, io)
    return 0
  } finally {
    state.close()
  }
}
