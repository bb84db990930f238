import { runMerge } from '../../missions/merge/run.ts'
import { readDetail } from '../../missions/mission/detail.ts'
import { readMission } from '../../missions/mission/read.ts'

/**
 * Merges the mission of a folder, and is killed at one of its points; prints the points that it met.
 *
 *     node merge-child.js FOLDER merge|squash POINT
 */
const [folder = '', strategy, at = '-1'] = process.argv.slice(2)
const points: string[] = []
const mission = readMission(folder, '042-lamps')
await runMerge({
  root: folder,
  mission,
  detail: readDetail(folder, mission),
  target: undefined,
  strategy: strategy === 'merge' ? 'merge' : 'squash',
  name: 'Keeper',
  email: 'keeper@lighthouse.example',
  now: new Date('2026-09-01T00:00:00Z'),
  onStep: point => {
    if (points.length === Number(at)) process.kill(process.pid, 'SIGKILL')
    points.push(point)
  },
})
process.stdout.write(points.join('\n'))
