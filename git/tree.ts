import { resolve } from 'node:path'
import { byPath, type Entry } from '../core/entry.ts'
import { mistake } from '../core/errors.ts'
import { isDirty } from './dirty.ts'
import { type Listed, parseListed, parseStaged, type Staged } from './listing.ts'
import { runGit } from './run.ts'

/** What git says about a work tree; paths are relative to its top level and sorted. */
export interface GitTree {
  /** Absolute, without links. */
  readonly top: string
  /** Undefined before the first commit. */
  readonly commit: string | undefined
  /** Whether the files may differ from the commit; a file that git does not know counts. */
  readonly dirty: boolean
  /** Tracked files, present or not, and files that are neither tracked nor ignored. */
  readonly files: readonly Entry[]
  /** Tracked symbolic links. */
  readonly links: readonly Entry[]
  /** Submodules and untracked repositories inside this one. */
  readonly submodules: readonly Entry[]
  /** A folder that is ignored as a whole is listed as such, and its path ends in a slash. */
  readonly ignored: readonly Entry[]
}

/** Reads the work tree around a folder, or returns undefined where there is none. */
export async function readGitTree(folder: string): Promise<GitTree | undefined> {
  const top = await gitTop(folder)
  if (top === undefined) return undefined
  const others = ['--others', '--exclude-standard']
  const [staged, untracked, ignored, commit, changed] = await Promise.all([
    list(top, ['--stage', '-v']).then(parseStaged),
    list(top, others).then(parseListed),
    list(top, [...others, '--ignored', '--directory']).then(parseListed),
    commitOf(top),
    isDirty(top),
  ])
  return {
    top,
    commit,
    dirty: changed || untracked.length > 0,
    ...sort(staged, untracked),
    ignored: ignored.map(markFolder).toSorted(byPath),
  }
}

/** The top level of the work tree around a folder, or undefined where there is none. */
export async function gitTop(folder: string): Promise<string | undefined> {
  const top = await claimedTop(folder)
  if (top === undefined || top === folder) return top
  // A hostile `core.worktree` can claim any folder above; a true top level finds itself.
  return (await claimedTop(top)) === top ? top : undefined
}

async function claimedTop(folder: string): Promise<string | undefined> {
  const { code, stdout } = await runGit(folder, ['rev-parse', '--show-toplevel'])
  return code === 0 ? resolve(stdout.toString().replace(/\n$/, '')) : undefined
}

async function commitOf(top: string): Promise<string | undefined> {
  const { code, stdout } = await runGit(top, ['rev-parse', '--quiet', '--verify', 'HEAD^{commit}'])
  return code === 0 ? stdout.toString().trim() : undefined
}

async function list(top: string, args: readonly string[]): Promise<Buffer> {
  const { code, stdout, stderr } = await runGit(top, ['ls-files', '-z', ...args])
  if (code !== 0) throw mistake('gitFailed', 'ls-files', stderr.trim())
  return stdout
}

function sort(
  staged: readonly Staged[],
  untracked: readonly Listed[],
): Pick<GitTree, 'files' | 'links' | 'submodules'> {
  const tracked = (type: Staged['type']) =>
    staged.filter(one => one.type === type).map(one => one.entry)
  const other = (isFolder: boolean) =>
    untracked.filter(one => one.isFolder === isFolder).map(one => one.entry)
  return {
    files: [...tracked('file'), ...other(false)].toSorted(byPath),
    links: tracked('link').toSorted(byPath),
    submodules: [...tracked('submodule'), ...other(true)].toSorted(byPath),
  }
}

function markFolder({ isFolder, entry }: Listed): Entry {
  return isFolder ? { ...entry, path: `${entry.path}/` } : entry
}
