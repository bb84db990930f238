import { abortMerge } from '../../missions/merge/abort.ts'
import type { MergeRequest } from '../../missions/merge/run.ts'
import { runMerge } from '../../missions/merge/run.ts'
import { readDetail } from '../../missions/mission/detail.ts'
import { readMission } from '../../missions/mission/read.ts'

/** What a child is to do with the mission `042-lamps` of a folder. */
export interface ChildWork {
  readonly action: MergeRequest['mode'] | 'abort'
  readonly wishes?: MergeRequest['wishes']
  /** The number of the point at which the child is killed; none kills it not at all. */
  readonly killAt?: number
  /** Whether the git commands that it has started die with it. */
  readonly killsGroup?: boolean
}

/** Does it, and prints the points that it met, a line each: `node merge-child.js FOLDER WORK`. */
const [folder = '', text = '{}'] = process.argv.slice(2)
const work: ChildWork = JSON.parse(text)
const points: string[] = []
const onStep = (point: string): void => {
  if (points.length === work.killAt)
    process.kill(work.killsGroup ? -process.pid : process.pid, 'SIGKILL')
  points.push(point)
}
const mission = readMission(folder, '042-lamps')
const now = new Date('2026-09-01T00:00:00Z')
try {
  if (work.action === 'abort') await abortMerge({ root: folder, mission, now, onStep })
  else
    await runMerge({
      root: folder,
      mission,
      detail: readDetail(folder, mission),
      mode: work.action,
      wishes: { keepsBranches: true, ...work.wishes },
      name: 'Keeper',
      email: 'keeper@lighthouse.example',
      now,
      onStep,
    })
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
process.stdout.write(points.join('\n'))
