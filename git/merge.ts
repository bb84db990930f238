import { mistake } from '../core/errors.ts'
import { type GitOptions, runGit } from './run.ts'

/** A path that two sides changed in different ways. */
export interface ConflictedPath {
  readonly path: string
  /** `mode oid stage`, for each of the sides that has it. */
  readonly stages: readonly {
    readonly mode: string
    readonly oid: string
    readonly stage: number
  }[]
}

/** What a merge of two commits comes to. */
export type TreeMerge =
  | { readonly type: 'clean'; readonly tree: string }
  | {
      readonly type: 'conflict'
      /** A tree whose files have marks of conflict. */
      readonly tree: string
      readonly paths: readonly ConflictedPath[]
      /** What git says of each. */
      readonly messages: readonly string[]
    }

/**
 * Merges two commits in objects: no checkout is touched. Throws `cannotMerge` for what git cannot
 * merge at all, such as histories that have nothing in common.
 */
export async function mergeTrees(
  top: string,
  ours: string,
  theirs: string,
  options: GitOptions = {},
): Promise<TreeMerge> {
  const args = ['merge-tree', '--write-tree', '-z', '--messages', ours, theirs]
  const { code, stdout, stderr } = await runGit(top, args, {
    ...options,
    settings: ['merge.renormalize=true', ...(options.settings ?? [])],
  })
  const fields = stdout.toString().split('\0')
  const [tree = ''] = fields
  // 1 is a conflict, and also a merge that could not be tried: then there is no tree.
  if ((code !== 0 && code !== 1) || !/^[0-9a-f]{40,64}$/.test(tree))
    throw mistake('cannotMerge', ours, theirs, (stderr.trim() || tree).trim())
  if (code === 0) return { type: 'clean', tree }
  return { type: 'conflict', tree, ...conflictOf(fields.slice(1)) }
}

/** `mode oid stage\tpath` for each stage, an empty field, then the messages. */
function conflictOf(fields: readonly string[]) {
  const end = fields.indexOf('')
  const paths = new Map<string, ConflictedPath['stages'][number][]>()
  for (const field of fields.slice(0, end === -1 ? fields.length : end)) {
    const [, mode, oid, stage, path] = /^(\d+) ([0-9a-f]+) ([123])\t(.*)$/s.exec(field) ?? []
    if (mode === undefined || oid === undefined || path === undefined) continue
    paths.set(path, [...(paths.get(path) ?? []), { mode, oid, stage: Number(stage) }])
  }
  return {
    paths: [...paths].map(([path, stages]) => ({ path, stages })),
    messages: messagesIn(fields.slice(end + 1)),
  }
}

/** Each message is a number of paths, the paths, its kind, and its text. */
function messagesIn(fields: readonly string[]): readonly string[] {
  const messages: string[] = []
  for (let at = 0; at < fields.length; ) {
    const count = Number(fields[at])
    if (!Number.isInteger(count) || fields[at] === '') break
    const text = fields[at + count + 2]
    if (text !== undefined) messages.push(text.trim())
    at += count + 3
  }
  return messages
}

export interface Person {
  readonly name: string
  readonly email: string
  /** Seconds since 1970 and a zone, as `@1767225600 +0000`. */
  readonly date: string
}

export interface NewCommit {
  readonly tree: string
  readonly parents: readonly string[]
  readonly message: string
  readonly author: Person
  readonly committer: Person
}

/** Writes a commit, the same one for the same content. Throws `gitFailed`. */
export async function writeCommit(
  top: string,
  { tree, parents, message, author, committer }: NewCommit,
  options: GitOptions = {},
): Promise<string> {
  const args = ['commit-tree', tree, ...parents.flatMap(one => ['-p', one])]
  const env = {
    ...options.env,
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: author.date,
    GIT_COMMITTER_NAME: committer.name,
    GIT_COMMITTER_EMAIL: committer.email,
    GIT_COMMITTER_DATE: committer.date,
  }
  const { code, stdout, stderr } = await runGit(top, args, {
    ...options,
    env,
    input: message,
  })
  if (code !== 0) throw mistake('gitFailed', 'commit-tree', stderr.trim())
  return stdout.toString().trim()
}
