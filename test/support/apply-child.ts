import { applyPlan } from '../../engine/apply/apply.ts'
import { undoPlan } from '../../engine/apply/undo.ts'
import { loadPlan } from '../../engine/plan/state.ts'

/**
 * Applies or undoes the plan of a folder, and is killed at one of its points.
 *
 *     node apply-child.js FOLDER apply|undo POINT
 */
const [folder = '', what, at = '-1'] = process.argv.slice(2)
let count = 0

function onStep(): void {
  if (count === Number(at)) process.kill(process.pid, 'SIGKILL')
  count += 1
}

if (what === 'undo') await undoPlan({ cwd: folder, name: undefined, onStep })
else {
  const state = await loadPlan({ cwd: folder, name: undefined, version: '0.0.0' })
  await applyPlan(state, { only: [], onStep })
  state.close()
}
process.stdout.write(String(count))
