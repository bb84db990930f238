import type { Problem } from '../../core/check.ts'
import type { WorkTree } from '../../engine/tree.ts'
import { deadIn } from '../../missions/commands/think/dead.ts'
import { textOf } from '../documents.ts'
import { agentFolderOf } from '../targets/agents.ts'

/** Commands of Spec Kitty that it has no more, in some files of a tree. */
export async function deadSpecKitty(
  tree: WorkTree,
  isWanted: (path: string) => boolean,
  limit: number,
): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  for await (const entry of tree.candidates({ literals: ['spec-kitty'] })) {
    const text = isWanted(entry.path) ? await textOf(tree, entry, limit) : ''
    if (typeof text === 'string')
      problems.push(
        ...deadIn(text)
          .filter(({ isRun }) => isRun)
          .map(({ text: written, instead, line, column }) => ({
            rule: 'dead-command' as const,
            path: entry.path,
            line,
            column,
            message: `Unexpected \`${written}\`, which Spec Kitty does not have, expected ${instead}`,
            ...(agentFolderOf(entry.path) ? { remedy: '`cutover commands check` says how' } : {}),
          })),
      )
  }
  return problems
}
