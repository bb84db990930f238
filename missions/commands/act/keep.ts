import { mistake } from '../../../core/errors.ts'
import { blobName, fileState } from '../../../files/state.ts'
import { replaceFile } from '../../../files/write.ts'
import type { Blobs } from '../../../git/blobs.ts'

const place = '.cutover/replaced'

/** Copies of one path. */
const most = 1000

/**
 * Makes sure that the content of a file can be had again: as git's HEAD has it under the same path,
 * or as a copy, which never takes the place of another one. Returns where the copy lies, or null.
 */
export async function keepContent(
  root: string,
  path: string,
  content: Buffer,
  blobs: Blobs | undefined,
): Promise<string | null> {
  const committed = await blobs?.find(`HEAD:${path}`)
  if (committed !== undefined && committed === blobName(content, committed.length)) return null
  for (let number = 0; number < most; number += 1) {
    const copy = `${place}/${path}${number === 0 ? '' : `.${number}`}`
    const there = fileState(root, { path: copy })
    if (there.type === 'file' && there.content.equals(content)) return copy
    if (there.type !== 'absent') continue
    replaceFile(root, { path: copy }, content)
    return copy
  }
  throw mistake('cannotKeep', path, `there are ${most} copies already, or something is in the way`)
}
