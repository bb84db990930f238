/** What each work package says that it waits for. */
export type Dependencies = ReadonlyMap<string, readonly string[]>

/** What each work package waits for, however far: in a circle all wait for all. */
export type Reach = ReadonlyMap<string, ReadonlySet<string>>

export function reachOf(dependencies: Dependencies): Reach {
  return new Map([...dependencies.keys()].map(id => [id, reachedFrom(id, dependencies)]))
}

function reachedFrom(start: string, dependencies: Dependencies): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const dependency of dependencies.get(id) ?? []) {
      if (found.has(dependency)) continue
      found.add(dependency)
      open.push(dependency)
    }
  }
  return found
}

/** Whether one of two waits for the other, so that they never run side by side. */
export const isOrdered = (reach: Reach, left: string, right: string): boolean =>
  reach.get(left)?.has(right) === true || reach.get(right)?.has(left) === true
