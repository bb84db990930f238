import { mistake } from '../core/errors.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { write } from './output.ts'
import { formatOf } from './plan-report.ts'
import { dayOf, limitOf, screenOf } from './screen.ts'
import type { Values } from './values.ts'
import { readVersion } from './version.ts'

/** Runs `cutover ledger`: 1 where an entry is expired or dead, or an occurrence is outside of it. */
export async function runLedger({ args: [name], values }: Input, io: Io): Promise<number> {
  const format = formatOf(values)
  const expires = dateOf(values)
  if (expires !== undefined && expires < dayOf(io)) throw mistake('pastDate', expires)
  const limit = limitOf(values)
  const version = readVersion()
  const { loadPlan } = await import('../engine/plan/state.ts')
  const { keepLedger } = await import('../engine/gate/ledger.ts')
  const { userOf } = await import('../git/user.ts')
  const state = await loadPlan({ cwd: io.cwd, name, version })
  try {
    const owner = values.text('owner') ?? (await userOf(state.top))
    if (values.flag('add') && owner === undefined) throw mistake('unknownPerson')
    const report = await keepLedger(state, {
      today: dayOf(io),
      version,
      add: values.flag('add') && owner !== undefined ? { owner, expires } : undefined,
      prune: values.flag('prune') ?? false,
    })
    const { jsonLedger, prettyLedger } = await import('../reports/gate/gate.ts')
    const text =
      format === 'json' ? jsonLedger(report) : prettyLedger(report, screenOf(values, io), limit)
    await write(io.stdout, text)
    return report.uncovered.length + report.trouble.length > 0 ? 1 : 0
  } finally {
    state.close()
  }
}

function dateOf(values: Values): string | undefined {
  const date = values.text('expires')
  if (date !== undefined && !(/^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date))))
    throw mistake('invalidDate', '--expires', date)
  return date
}
