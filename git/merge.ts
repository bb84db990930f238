import { type Entry, entryOf } from '../core/entry.ts'
import { mistake } from '../core/errors.ts'
import { recordsOf } from './listing.ts'
import { patiently } from './patiently.ts'
import { durable } from './pin.ts'
import { type GitOptions, runGit } from './run.ts'

/** What one side has at a path in conflict: 1 is the common ancestor, 2 ours, 3 theirs. */
export interface Stage {
  readonly mode: string
  readonly oid: string
  readonly stage: number
}

/** A path that two sides changed in different ways, with the sides that have it. */
export interface ConflictedPath {
  readonly entry: Entry
  readonly stages: readonly Stage[]
}

export interface TreeConflict {
  readonly type: 'conflict'
  /** A tree whose files have marks of conflict. */
  readonly tree: string
  readonly paths: readonly ConflictedPath[]
  /** What git says of each. */
  readonly messages: readonly string[]
}

/** What a merge of two commits comes to. */
export type TreeMerge = { readonly type: 'clean'; readonly tree: string } | TreeConflict

/** So that the settings of one user do not give another result than those of the next one. */
export const settled = [
  'merge.renormalize=true',
  'merge.renames=true',
  'merge.renameLimit=7000',
  'merge.directoryRenames=conflict',
  'merge.conflictStyle=merge',
  'core.autocrlf=false',
  'core.eol=lf',
  'core.safecrlf=false',
  'diff.renameLimit=7000',
]

/**
 * Merges two commits in objects: no checkout is touched. Attributes are those of the folder where
 * it runs. Throws `cannotMerge` for what git cannot merge at all, such as histories that have
 * nothing in common.
 */
export async function mergeTrees(
  folder: string,
  ours: string,
  theirs: string,
  options: GitOptions,
): Promise<TreeMerge> {
  const args = ['merge-tree', '--write-tree', '-z', '--messages', ours, theirs]
  const settings = [...settled, ...durable]
  const { code, stdout, stderr } = await patiently(() =>
    runGit(folder, args, { ...options, settings }),
  )
  const fields = recordsOf(stdout)
  const tree = fields[0]?.toString() ?? ''
  // 1 is a conflict, and also a merge that could not be tried: then there is no tree.
  if ((code !== 0 && code !== 1) || !/^[0-9a-f]{40,64}$/.test(tree))
    throw mistake('cannotMerge', ours, theirs, (stderr.trim() || tree).trim())
  if (code === 0) return { type: 'clean', tree }
  return { type: 'conflict', tree, ...conflictOf(fields.slice(1)) }
}

/** `mode oid stage\tpath` for each stage, an empty field, then the messages. */
function conflictOf(fields: readonly Buffer[]) {
  const end = fields.findIndex(field => field.length === 0)
  const paths = new Map<string, { entry: Entry; stages: Stage[] }>()
  for (const field of fields.slice(0, end === -1 ? fields.length : end)) {
    const tab = field.indexOf(0x09)
    const [, mode, oid, stage] =
      /^(\d+) ([0-9a-f]+) ([123])$/.exec(field.toString('latin1', 0, tab)) ?? []
    if (mode === undefined || oid === undefined) continue
    const entry = entryOf(field.subarray(tab + 1))
    const found = paths.get(entry.path) ?? { entry, stages: [] }
    found.stages.push({ mode, oid, stage: Number(stage) })
    paths.set(entry.path, found)
  }
  return {
    paths: [...paths.values()],
    messages: messagesIn(fields.slice(end + 1).map(field => entryOf(field).path)),
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
