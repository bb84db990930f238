import type { Entry } from '../../core/entry.ts'
import type { Resolved } from '../../core/plan.ts'
import { blobName, fileState } from '../../files/state.ts'
import type { CommitTree } from '../commit-tree.ts'
import {
  type ExpectedFile,
  expectedContent,
  expectedTree,
  isEdited,
  isTouched,
} from '../plan/expected.ts'
import type { Held, Step } from './journal.ts'

/** The part of a plan that some categories make up; all of it where none is named. */
export function partOf(
  resolved: readonly Resolved[],
  only: readonly string[],
): readonly Resolved[] {
  if (only.length === 0) return resolved
  return resolved.map(one =>
    only.includes(categoryOf(one)) ? one : { ...one, action: 'keep', replacement: null },
  )
}

/** What follows the name of a file goes with it, whatever it is itself. */
const categoryOf = ({ occurrence, by }: Resolved): string =>
  by.startsWith('follows') ? 'path' : occurrence.category

/** A file that lies elsewhere or holds something else afterwards. */
interface Change {
  readonly file: ExpectedFile
  readonly content: () => Promise<Buffer>
}

/** Every change of a plan with the way to its content. */
export function changesOf(tree: CommitTree, resolved: readonly Resolved[]): readonly Change[] {
  return expectedTree(tree, resolved)
    .files.filter(isTouched)
    .filter(({ stored }) => stored.type !== 'submodule')
    .map(file => ({
      file,
      content: async () => {
        const base = await tree.blobs.read(file.stored.oid)
        return isEdited(file) ? expectedContent(file, base).bytes : base
      },
    }))
}

/** What lies at a path today, as a journal records it; undefined for a folder and the like. */
export function heldAt(top: string, entry: Entry, length: number): Held | null | undefined {
  const state = fileState(top, entry)
  if (state.type === 'absent') return null
  if (state.type === 'other') return undefined
  return { oid: blobName(state.content, length), type: state.type, mode: state.mode }
}

export const isSame = (left: Held | null, right: Held | null): boolean =>
  left?.oid === right?.oid && left?.type === right?.type

/** Works out the steps of an apply from the base, for files that stand as the base has them. */
export async function stepsOf(top: string, changes: readonly Change[]): Promise<readonly Step[]> {
  const steps = new Map<string, Step>()
  for (const { file } of changes) {
    const base = baseOf(top, file)
    steps.set(file.from, { ...nameOf(file.stored.entry), base, from: base, after: null })
  }
  for (const { file, content } of changes) {
    const before = steps.get(file.from)?.base
    const after = {
      oid: blobName(await content(), file.stored.oid.length),
      type: file.stored.type === 'link' ? ('link' as const) : ('file' as const),
      mode: before?.mode ?? 0o644,
    }
    const known = steps.get(file.to) ?? { path: file.to, base: null, from: null, after: null }
    steps.set(file.to, { ...known, after })
  }
  return [...steps.values()]
}

/** What the base has there, with the permission bits of the work tree. */
function baseOf(top: string, { stored: { entry, oid, mode, type } }: ExpectedFile): Held {
  const now = heldAt(top, entry, oid.length)
  const bits = mode === '100755' ? 0o755 : 0o644
  return { oid, type: type === 'link' ? 'link' : 'file', mode: now?.mode ?? bits }
}

const nameOf = ({ path, raw }: Entry): Pick<Step, 'path' | 'raw'> =>
  raw === undefined ? { path } : { path, raw: raw.toString('base64') }
