import type { Owned } from '../mission/claim.ts'
import { type Glob, globOf, globsMeet } from './globs.ts'
import type { Claimed } from './mission.ts'
import { type Tree, treeAt } from './tree.ts'

/** What comparing patterns may cost, in compared characters: some seconds at the most. */
const most = 100_000_000

/** What any comparison costs, however short the patterns are. */
const least = 100

/**
 * Compares entries until its budget is spent, which no honest mission comes near to: the product of
 * the lengths of all patterns can be made to grow without end.
 */
export interface Comparer {
  /** Whether two entries may have a path in common and can still be compared. */
  readonly meet: (left: Claimed, right: Claimed) => boolean
  readonly isSpent: () => boolean
}

/** A comparer with a full budget, for a repository with these files. */
export function comparer(tree: Tree): Comparer {
  let left = most
  return {
    meet: (one, other) => {
      const [glob, another] = [globIn(tree, one.owned), globIn(tree, other.owned)]
      left -=
        glob.isLiteral && another.isLiteral ? least : least + glob.text.length * another.text.length
      return left > 0 && globsMeet(glob, another)
    },
    isSpent: () => left <= 0,
  }
}

const globs = new WeakMap<Tree, WeakMap<Owned, Glob>>()

/** The pattern of an entry, which is read once however often it is compared. */
function globIn(tree: Tree, owned: Owned): Glob {
  const known = globs.get(tree) ?? new WeakMap<Owned, Glob>()
  globs.set(tree, known)
  const glob = known.get(owned) ?? readIn(tree, owned.pattern)
  known.set(owned, glob)
  return glob
}

/**
 * What ends in a plain name is the file or folder that is there; where nothing is, a name with an
 * extension is a file. Some name lines behind a colon, as in `lamp.ts:3-9`: that is still the file.
 */
function readIn(tree: Tree, pattern: string): Glob {
  const path = pattern.replace(/:\d{1,9}(?:-\d{1,9})?$/, '')
  const names = path.split('/').filter(name => name !== '' && name !== '.')
  const found = treeAt(tree, names)
  const isFile = found ? found.children === undefined : /[^.]\.[^.]+$/.test(names.at(-1) ?? '')
  return globOf(path, isFile && !path.endsWith('/'))
}
