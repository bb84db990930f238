import type { CommandFailure } from '../../../core/commands-report.ts'
import { CutoverError } from '../../../core/errors.ts'
import { fileState, kindAt } from '../../../files/state.ts'
import { removeFile, replaceFile } from '../../../files/write.ts'
import { type Blobs, openBlobs } from '../../../git/blobs.ts'
import { gitTop } from '../../../git/tree.ts'
import type { Step } from '../think/group.ts'
import { keepContent } from './keep.ts'
import { updateManifest } from './manifest.ts'

/** A step that was done. */
export interface Done {
  readonly step: Step
  /** Where the former content lies as a copy; null where none was needed. */
  readonly copy: string | null
}

/**
 * Does the steps in order, each whole or not at all. What fails is told, and the steps that follow
 * for the same command are left: a wrong file stays while the right one could not be written.
 */
export async function doSteps(
  root: string,
  steps: readonly Step[],
): Promise<{ readonly done: readonly Done[]; readonly failures: readonly CommandFailure[] }> {
  const done: Done[] = []
  const failures: CommandFailure[] = []
  const stuck = new Set<string>()
  const blobs = (await gitTop(root)) === root ? openBlobs(root) : undefined
  try {
    for (const step of steps) {
      const command = nameOf(step)
      const ended = stuck.has(command)
        ? 'the file that takes its place could not be written'
        : await doStep(root, step, blobs)
      if (typeof ended === 'object') done.push(ended)
      else {
        stuck.add(command)
        failures.push({ path: step.path, why: ended })
      }
    }
  } finally {
    blobs?.end()
  }
  return { done, failures }
}

/** Folder and command, whatever the extension and the spelling. */
const nameOf = ({ path, folder }: Step): string => {
  const [, stem = ''] = /spec-kitty[./]([\w-]+)/i.exec(path.slice(folder.folder.length)) ?? []
  return `${folder.folder}/${stem.toLowerCase().replaceAll('_', '-')}`
}

async function doStep(root: string, step: Step, blobs: Blobs | undefined): Promise<Done | string> {
  const { path, before } = step
  try {
    if (!isAsSeen(root, step)) return 'it has changed meanwhile; run the same command again'
    const copy =
      before?.bytes && !step.isGenerated ? await keepContent(root, path, before.bytes, blobs) : null
    change(root, step)
    return { step, copy }
  } catch (error) {
    if (error instanceof CutoverError) return error.message
    throw error
  }
}

/** A new file gets the mode that the system gives. */
function change(root: string, { path, folder, before, after }: Step): void {
  const undo = folder.format === 'skill' ? updateManifest(root, path, after) : () => {}
  try {
    if (after)
      replaceFile(root, { path }, after, before ? { mode: kindAt(root, { path }).mode } : {})
    else removeFile(root, { path })
  } catch (error) {
    undo()
    throw error
  }
}

function isAsSeen(root: string, { path, before }: Step): boolean {
  const now = fileState(root, { path })
  if (before?.bytes === undefined) return now.type === 'absent'
  return now.type === 'file' && now.content.equals(before.bytes)
}
