import { crashApply } from './crash-apply.ts'
import { crashMerge } from './crash-merge.ts'

/**
 * Kills commands at random instants, and looks at what a rerun makes of it: `apply` and `undo`, and
 * merges of all kinds with their aborts and continues.
 *
 *     npm run crash -- [--runs N] [apply|merge]
 */
const flag = process.argv.indexOf('--runs')
const runs = flag === -1 ? 200 : Number(process.argv[flag + 1])
const campaigns = { apply: crashApply, merge: crashMerge }

let wrong = 0
for (const [name, campaign] of Object.entries(campaigns)) {
  const isOther = Object.keys(campaigns).some(one => one !== name && process.argv.includes(one))
  if (!isOther) wrong += await campaign(runs)
}
process.exitCode = wrong === 0 ? 0 : 1
