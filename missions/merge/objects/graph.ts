import { mistake } from '../../../core/errors.ts'
import { runGit } from '../../../git/run.ts'
import type { Session } from './session.ts'

/** The commits that some have and another has not, read once. */
export interface Graph {
  /** Those that are reached from some commits, each parent behind its children. */
  readonly from: (tips: readonly string[]) => readonly string[]
  /** The same without an order. */
  readonly reached: (tips: readonly string[]) => ReadonlySet<string>
  readonly has: (oid: string) => boolean
  readonly parentsOf: (oid: string) => readonly string[]
}

/** Reads the history of some commits as far as it is not part of that of others. */
export async function readGraph(
  { top, options }: Pick<Session, 'top' | 'options'>,
  tips: readonly string[],
  without: readonly string[],
  ignoresMissing = false,
): Promise<Graph> {
  const lenient = ignoresMissing ? ['--ignore-missing'] : []
  const args = ['rev-list', '--topo-order', '--parents', ...lenient, '--stdin']
  const input = [...tips, ...without.map(one => `^${one}`)].map(one => `${one}\n`).join('')
  const { code, stdout, stderr } = await runGit(top, args, { ...options, input })
  if (code !== 0) throw mistake('gitFailed', 'rev-list', stderr.trim())
  const parents = new Map(
    stdout
      .toString()
      .split('\n')
      .filter(line => line !== '')
      .map(line => {
        const [oid = '', ...above] = line.split(' ')
        return [oid, above] as const
      }),
  )
  const reached = (starts: readonly string[]): ReadonlySet<string> => {
    const seen = new Set<string>()
    const open = [...starts]
    for (let oid = open.pop(); oid !== undefined; oid = open.pop()) {
      if (seen.has(oid) || !parents.has(oid)) continue
      seen.add(oid)
      open.push(...(parents.get(oid) ?? []))
    }
    return seen
  }
  return {
    from: starts => {
      const seen = reached(starts)
      return [...parents.keys()].filter(oid => seen.has(oid))
    },
    reached,
    has: oid => parents.has(oid),
    parentsOf: oid => parents.get(oid) ?? [],
  }
}
