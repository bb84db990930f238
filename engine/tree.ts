import { byPath, type Entry } from '../core/entry.ts'
import { isOwn } from '../core/own-files.ts'
import type { Skipped, SkipReason } from '../core/report.ts'
import type { Content } from '../files/bytes.ts'
import type { SearchPattern } from '../files/pattern.ts'
import { presentFiles } from '../files/present.ts'
import { readEntry } from '../files/read.ts'
import { resolvePlace, resolveTargets } from '../files/resolve.ts'
import { ripgrepPath } from '../files/ripgrep.ts'
import { type Scope, scopeFilter } from '../files/scope.ts'
import { searchFiles } from '../files/search.ts'
import { walkTree } from '../files/walk.ts'
import { readGitTree } from '../git/tree.ts'

/** What a census is taken of: the files to look at, and those left out, each with its reason. */
export interface Tree {
  readonly commit: string | undefined
  readonly dirty: boolean
  /** Every file, in scope or not: what the tree as a whole says does not depend on the scope. */
  readonly everything: readonly Entry[]
  /** Sorted by path. */
  readonly files: readonly Entry[]
  readonly skipped: readonly Skipped[]
  /** The files whose content matches, sorted by path; one that cannot be read is among them. */
  readonly candidates: (pattern: SearchPattern) => AsyncIterable<Entry>
  /** The content of a text file of at most `limit` bytes, or why it is not read. */
  readonly read: (entry: Entry, limit: number) => Promise<Content>
}

/** A folder on disk. */
export interface WorkTree extends Tree {
  /** Absolute, without links. */
  readonly root: string
  /** What the user named, relative to the root; none means all. */
  readonly paths: readonly string[]
}

export interface TreeOptions extends Omit<Scope, 'paths'> {
  readonly cwd: string
  /** As the user typed them; none means the working folder. */
  readonly paths: readonly string[]
}

/** Lists a git work tree by git, and any other folder by its ignore files. Throws `missingPath`. */
export async function listTree({ cwd, paths, ...wanted }: TreeOptions): Promise<WorkTree> {
  const targets = resolveTargets(cwd, paths)
  const git = await readGitTree(targets.start)
  const place = resolvePlace(targets, git?.top)
  const inScope = scopeFilter({
    paths: place.paths,
    include: wanted.include,
    exclude: wanted.exclude,
  })
  const inPaths = scopeFilter({ paths: place.paths, include: [], exclude: [] })
  const listing =
    git && wanted.ignore
      ? fromGit(place.root, git)
      : { ...walkTree(place.root, wanted), commit: git?.commit, dirty: git?.dirty ?? false }
  const excluded = listing.files
    .filter(({ path }) => inPaths(path) && !inScope(path))
    .map(({ path }) => ({ path, reason: 'excluded' as const }))
  const tree = {
    root: place.root,
    paths: place.paths,
    commit: listing.commit,
    dirty: listing.dirty,
    everything: listing.files,
    files: listing.files.filter(({ path }) => inScope(path) && !isOwn(path)),
    skipped: [
      ...listing.skipped.filter(({ path }) => inPaths(path.replace(/\/$/, ''))),
      ...excluded,
      ...listing.files.filter(({ path }) => isOwn(path)).map(reportAt),
    ].toSorted(byPath),
  }
  return {
    ...tree,
    candidates: pattern => searchTree(tree, pattern),
    read: (entry, limit) => readEntry(tree.root, entry, limit),
  }
}

/** Plans and censuses are about the tree and no part of it. */
const reportAt = ({ path }: Entry): Skipped => ({ path, reason: 'report' })

/** The files whose content matches, sorted by path. */
export async function* searchTree(
  { root, files }: Pick<WorkTree, 'root' | 'files'>,
  pattern: SearchPattern,
): AsyncGenerator<Entry> {
  yield* searchFiles(root, files, pattern, { binary: await ripgrepPath() })
}

type Git = NonNullable<Awaited<ReturnType<typeof readGitTree>>>

function fromGit(root: string, git: Git): Pick<Tree, 'files' | 'skipped' | 'commit' | 'dirty'> {
  const present = presentFiles(root, git.files)
  const skip = (entries: readonly Entry[], reason: SkipReason): readonly Skipped[] =>
    entries.map(({ path }) => ({ path, reason }))
  return {
    files: present.files,
    skipped: [
      ...present.skipped,
      ...skip(git.links, 'link'),
      ...skip(git.submodules, 'submodule'),
      ...skip(git.ignored, 'ignored'),
    ],
    commit: git.commit,
    dirty: git.dirty,
  }
}
