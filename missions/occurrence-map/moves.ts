import { posix } from 'node:path'
import type { OccurrenceMap } from './map.ts'

/**
 * Where a map moves a path: a file to a file, several to a folder, a folder with all that is in
 * it. Undefined for a path that it does not move; `to` may be a word such as `RETIRE`, which is
 * no path of any tree.
 */
export function movesOf({ moves }: OccurrenceMap): (path: string) => string | undefined {
  const targets = new Map(
    moves.flatMap(({ from, to }) =>
      from.map(path => {
        const isFolder = from.length > 1 || to.endsWith('/')
        const target = to.replace(/\/$/, '')
        return [
          path.replace(/\/$/, ''),
          isFolder ? posix.join(target, posix.basename(path)) : target,
        ] as const
      }),
    ),
  )
  return path => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const target = targets.get(path.slice(0, end))
      if (target !== undefined) return target + path.slice(end)
    }
    return undefined
  }
}
