import { posix } from 'node:path'
import type { WorkTree } from '../../engine/tree.ts'
import { codeOf } from './declared.ts'

/** Folders of this name keep what programs write: `.lamps/state.json`. */
const state = /^\.(?!github\/|gitlab\/|circleci\/|vscode\/)[\w-]+\//

/**
 * Those of some paths that lie in a hidden folder and whose name stands in the code in quotes: the
 * program itself makes them where it runs.
 */
export async function madeByCode(
  tree: WorkTree,
  paths: readonly string[],
  limit: number,
): Promise<ReadonlySet<string>> {
  const names = new Map(
    paths.filter(path => state.test(path)).map(path => [path, posix.basename(path)]),
  )
  const found = new Set<string>()
  if (names.size === 0) return found
  for await (const entry of tree.candidates({ literals: [...new Set(names.values())] })) {
    const text = (await codeOf(tree, entry, limit)) ?? ''
    for (const [path, name] of names)
      if (['"', "'", '`'].some(quote => text.includes(`${name}${quote}`))) found.add(path)
  }
  return found
}
