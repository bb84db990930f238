import type { Allowance } from './allowance.ts'
import { type Glob, isNamed, isWild } from './globs.ts'
import { star } from './stars.ts'
import { wildcardsMatch, wildcardsOf } from './wildcards.ts'

/** A folder by the names in it, or a file. */
export interface Tree {
  /** Left out for a file. */
  readonly children?: ReadonlyMap<string, Tree>
  /** Left out for the root, and for files. */
  readonly parent?: Tree
}

interface Growing extends Tree {
  readonly children: Map<string, Growing | Tree>
}

/** The folders of a repository that holds these files, by their paths below the root. */
export function treeOf(paths: Iterable<string>): Tree {
  const root: Growing = { children: new Map() }
  for (const path of paths) {
    const names = path.split('/')
    const file = names.pop() ?? ''
    let folder = root
    for (const name of names) folder = folderIn(folder, name)
    if (!folder.children.has(file)) folder.children.set(file, {})
  }
  return root
}

function folderIn(parent: Growing, name: string): Growing {
  const found = parent.children.get(name)
  if (found && isGrowing(found)) return found
  const made: Growing = { children: new Map(), parent }
  parent.children.set(name, made)
  return made
}

const isGrowing = (tree: Tree): tree is Growing => tree.children instanceof Map

/** What is at a path, a file or a folder; empty for the root. */
export function treeAt(tree: Tree, names: readonly string[]): Tree | undefined {
  let found: Tree | undefined = tree
  for (const name of names) found = found?.children?.get(name)
  return found
}

/** Whether a pattern covers a file of the repository; where the allowance is spent, it may well. */
export function coversSome(tree: Tree, { names }: Glob, allowance: Allowance): boolean {
  return walk(tree, allowance, (folder, at) => {
    const name = names[at]
    if (name === undefined) return folder.children ? [] : 'found'
    if (name === star) {
      return [
        [folder, at + 1],
        ...childrenOf(folder, 1, allowance).map(([, child]): Step => [child, at]),
      ]
    }
    if (name.wildcards === undefined) return stepTo(folder, name.text, at + 1)
    return childrenOf(folder, name.text.length, allowance).flatMap(
      ([text, child]): readonly Step[] => (isNamed(name, text) ? [[child, at + 1]] : []),
    )
  })
}

/** What Python's `Path.glob` says of a pattern: whether it yields anything, or that it raises. */
export type Globbed = 'some' | 'none' | 'raises'

/**
 * Asks as Python 3.11 does: folders count, `**` yields folders alone, braces are no wildcards. It
 * raises for absolute patterns, for none, and for `**` beside other characters. Ways out of the
 * root yield nothing here. Where the allowance is spent, it may well yield some.
 */
export function pathlibGlob(tree: Tree, pattern: string, allowance: Allowance): Globbed {
  const parts = pattern.split('/').filter(part => part !== '' && part !== '.')
  if (pattern.startsWith('/') || parts.length === 0) return 'raises'
  if (parts.some(part => part.includes('**') && part !== '**')) return 'raises'
  if (pattern.endsWith('/')) parts.push('')
  const next = (folder: Tree, at: number) => stepsOf(folder, parts, at, allowance)
  return walk(tree, allowance, next) ? 'some' : 'none'
}

type Step = readonly [tree: Tree, at: number]

function stepsOf(
  tree: Tree,
  parts: readonly string[],
  at: number,
  allowance: Allowance,
): readonly Step[] | 'found' {
  const part = parts[at]
  if (part === undefined || part === '') return 'found'
  const mustBeFolder = at + 1 < parts.length
  const fits = (child: Tree) => !mustBeFolder || child.children !== undefined
  if (part === '**') {
    const folders = childrenOf(tree, 1, allowance).filter(
      ([, child]) => child.children !== undefined,
    )
    return [[tree, at + 1], ...folders.map(([, child]): Step => [child, at])]
  }
  if (part === '..') return tree.parent && fits(tree.parent) ? [[tree.parent, at + 1]] : []
  if (!isWild(part)) return stepTo(tree, part, at + 1).filter(([child]) => fits(child))
  const wildcards = wildcardsOf(part)
  return childrenOf(tree, part.length, allowance).flatMap(([name, child]): readonly Step[] =>
    fits(child) && wildcardsMatch(wildcards, name) ? [[child, at + 1]] : [],
  )
}

/** What is in a folder, each to be compared with so many characters. */
function childrenOf(
  { children }: Tree,
  characters: number,
  allowance: Allowance,
): readonly (readonly [string, Tree])[] {
  allowance.spend(((children?.size ?? 0) + 1) * (characters + 1))
  return allowance.isSpent() ? [] : [...(children ?? [])]
}

const stepTo = ({ children }: Tree, name: string, at: number): readonly Step[] => {
  const child = children?.get(name)
  return child ? [[child, at]] : []
}

/** Follows all steps from the root, each pair of place and part once, until something is found. */
function walk(
  root: Tree,
  allowance: Allowance,
  next: (tree: Tree, at: number) => readonly Step[] | 'found',
): boolean {
  const seen = new Map<Tree, Set<number>>()
  const open: Step[] = [[root, 0]]
  for (let step = open.pop(); step; step = open.pop()) {
    const [tree, at] = step
    const known = seen.get(tree) ?? new Set()
    seen.set(tree, known)
    if (known.has(at)) continue
    known.add(at)
    const steps = next(tree, at)
    if (steps === 'found') return true
    for (const one of steps) open.push(one)
  }
  return allowance.isSpent()
}
