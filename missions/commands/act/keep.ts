import { mistake } from '../../../core/errors.ts'
import { blobName, fileState, kindAt } from '../../../files/state.ts'
import { replaceFile } from '../../../files/write.ts'
import type { Blobs } from '../../../git/blobs.ts'

const place = '.cutover/replaced'

/** Copies of one path. */
const most = 1000

/**
 * Makes sure that the content of a file can be had again: as git's HEAD has it under the same path,
 * or as a copy with the same mode, which never takes the place of another one and which git ignores.
 * Returns where the copy lies, or null.
 */
export async function keepContent(
  root: string,
  path: string,
  content: Buffer,
  blobs: Blobs | undefined,
): Promise<string | null> {
  const committed = await blobs?.find(`HEAD:${path}`)
  if (committed !== undefined && committed === blobName(content, committed.length)) return null
  const { mode } = kindAt(root, { path })
  for (let number = 0; number < most; number += 1) {
    const copy = `${place}/${path}${number === 0 ? '' : `.${number}`}`
    const there = fileState(root, { path: copy })
    if (there.type === 'file' && there.content.equals(content)) return copy
    if (there.type !== 'absent') continue
    ignoreCopies(root)
    replaceFile(root, { path: copy }, content, { mode })
    return copy
  }
  throw mistake('cannotKeep', path, `there are ${most} copies already, or something is in the way`)
}

function ignoreCopies(root: string): void {
  const path = `${place}/.gitignore`
  if (kindAt(root, { path }).type === 'absent') replaceFile(root, { path }, Buffer.from('*\n'))
}
