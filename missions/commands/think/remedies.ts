import type { Problem } from '../../../core/check.ts'
import { agentFolders } from '../agents.ts'
import { type Assessed, writeCommand } from './assess.ts'
import { type Assessment, isRight } from './assessment.ts'
import { mend } from './mend.ts'
import { planWrites } from './plan.ts'

/**
 * Says of the problems of files what mends them: `write` where it would, the same with `--force` where
 * it would then, else somebody by hand. It asks the plan, so that the two agree.
 */
export function remediesIn(assessment: Assessment): (one: Assessed, problem: Problem) => Problem {
  const touched = (force: boolean): ReadonlySet<string> =>
    new Set(
      planWrites(assessment, {
        folders: agentFolders,
        made: new Set(),
        force,
        isOpen: () => true,
      }).map(({ path }) => path),
    )
  const [byItself, forced] = [touched(false), touched(true)]
  return (one, problem) => {
    const { path, folder } = one.file
    const command = writeCommand(folder)
    const isMended =
      one.generation === 'prompt' && isRight(one)
        ? mend(one, rule => rule === problem.rule).rules.size > 0
        : byItself.has(path)
    const byForce = `by hand, or \`${command} --force\`, which keeps a copy`
    const rest = forced.has(path) ? byForce : 'by hand, or remove it'
    return { remedy: isMended ? `\`${command}\`` : rest, ...problem }
  }
}
