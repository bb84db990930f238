import { blobName, fileState } from '../../files/state.ts'
import type { Stored } from '../../git/listing.ts'
import type { ExpectedFile } from './expected.ts'

/** A file that a plan touches and that does not stand as the census saw it. */
export interface StaleFile {
  readonly path: string
  readonly cause: 'changed' | 'gone' | 'line ends' | 'no file'
}

/** Files of the work tree that differ from the base: what was approved of them is not known. */
export function staleFiles(top: string, files: readonly ExpectedFile[]): readonly StaleFile[] {
  return files.flatMap(({ stored, from }) => {
    const cause = stored.type === 'submodule' ? undefined : differenceOf(top, stored)
    return cause ? [{ path: from, cause }] : []
  })
}

function differenceOf(top: string, { entry, oid, type }: Stored): StaleFile['cause'] | undefined {
  const state = fileState(top, entry)
  if (state.type === 'absent') return 'gone'
  if (state.type !== type) return 'no file'
  return blobName(state.content, oid.length) === oid ? undefined : causeOf(state.content, oid)
}

/** Whether only the line ends differ, as where git converts them on checkout. */
function causeOf(content: Buffer, oid: string): 'changed' | 'line ends' {
  const converted = Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
  return blobName(converted, oid.length) === oid ? 'line ends' : 'changed'
}
