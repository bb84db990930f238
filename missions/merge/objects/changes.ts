import { mistake } from '../../../core/errors.ts'
import { type Difference, parseDifferences } from '../../../git/listing.ts'
import { runGit } from '../../../git/run.ts'
import type { Session } from './session.ts'

/** Two commits. */
export type Pair = readonly [from: string, to: string]

/** What differs between the commits of each pair, by one process for all of them. */
export async function differencesOf(
  session: Session,
  pairs: readonly Pair[],
): Promise<readonly (readonly Difference[])[]> {
  const trees = await Promise.all(
    pairs.map(pair => Promise.all(pair.map(one => session.find(`${one}^{tree}`)))),
  )
  const input = trees.map(pair => `${pair.join(' ')}\n`).join('')
  const args = ['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-renames']
  const { code, stdout, stderr } = await runGit(session.top, args, { ...session.options, input })
  if (code !== 0) throw mistake('gitFailed', 'diff-tree', stderr.trim())
  return parseDifferences(stdout)
}

/** The same for two. */
export async function differences(session: Session, pair: Pair): Promise<readonly Difference[]> {
  const [found = []] = await differencesOf(session, [pair])
  return found
}

export const isAdded = ({ oldMode }: Difference): boolean => oldMode === '000000'
