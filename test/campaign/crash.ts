import { crashApply } from './crash-apply.ts'
import { crashMerge } from './crash-merge.ts'
import { crashRecover } from './crash-recover.ts'

/**
 * Kills commands at random instants, and looks at what a rerun makes of it: `apply` and `undo`,
 * merges of all kinds with their aborts and continues, and recoveries from combinations of two and
 * three crashes, which are also made undisturbed.
 *
 *     npm run crash -- [--runs N] [--seed S] [apply|merge|recover]
 */
const numberOf = (flag: string, otherwise: number): number => {
  const at = process.argv.indexOf(flag)
  return at === -1 ? otherwise : Number(process.argv[at + 1])
}

const runs = numberOf('--runs', 200)
const seed = numberOf('--seed', 1)
const campaigns = {
  apply: () => crashApply(runs),
  merge: () => crashMerge(runs),
  recover: () => crashRecover(runs, seed),
}

let wrong = 0
for (const [name, campaign] of Object.entries(campaigns)) {
  const isOther = Object.keys(campaigns).some(one => one !== name && process.argv.includes(one))
  if (!isOther) wrong += await campaign()
}
process.exitCode = wrong === 0 ? 0 : 1
