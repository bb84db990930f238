import { missionFolders } from '../../missions/mission/read.ts'
import { recover } from '../../missions/worktrees/recover.ts'
import type { RecoverRequest } from '../../missions/worktrees/request.ts'

/** What a child is to do with all missions of a project. */
export interface RecoverWork {
  readonly fix: RecoverRequest['fix']
  /** The number of the point at which the child is killed; none kills it not at all. */
  readonly killAt?: number
}

/** Does it, and prints the points that it met, a line each: `node recover-child.js FOLDER WORK`. */
const [folder = '', text = '{}'] = process.argv.slice(2)
const work: RecoverWork = JSON.parse(text)
const points: string[] = []
try {
  await recover({
    root: folder,
    missions: missionFolders(folder),
    now: new Date(),
    fix: work.fix,
    onStep: point => {
      if (points.length === work.killAt) process.kill(process.pid, 'SIGKILL')
      points.push(point)
    },
  })
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
process.stdout.write(points.join('\n'))
