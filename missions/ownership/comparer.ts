import type { Owned } from '../mission/claim.ts'
import type { Allowance } from './allowance.ts'
import { type Glob, globOf, globsMeet } from './globs.ts'
import type { Claimed } from './mission.ts'
import { type Tree, treeAt } from './tree.ts'

/** What any comparison costs in steps of an allowance, however short the patterns are. */
const least = 100

/** Whether two entries may have a path in common; never once its allowance is spent. */
export interface Comparer {
  readonly meet: (left: Claimed, right: Claimed) => boolean
  readonly isSpent: () => boolean
}

/** Compares entries by the files that a repository has, as long as it is allowed to. */
export function comparer(tree: Tree, allowance: Allowance): Comparer {
  return {
    meet: (one, other) => {
      if (allowance.isSpent()) return false
      const [glob, another] = [globIn(tree, one.owned), globIn(tree, other.owned)]
      const isPlain = glob.isLiteral && another.isLiteral
      allowance.spend(isPlain ? least : least + glob.text.length * another.text.length)
      return !allowance.isSpent() && globsMeet(glob, another)
    },
    isSpent: allowance.isSpent,
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
