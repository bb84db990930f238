import { mistake } from '../../../core/errors.ts'
import { blobName, fileState, folderCheck } from '../../../files/state.ts'
import { removeFile } from '../../../files/write.ts'
import type { Difference } from '../../../git/listing.ts'
import { patiently } from '../../../git/patiently.ts'
import { runGit } from '../../../git/run.ts'
import type { Session } from '../objects/session.ts'

/**
 * Takes stock of a checkout that was killed half way to another commit: files that hold their new
 * content become part of the index, and those that hold only a beginning of it go, so that git
 * writes them again. All others are a person's, and stay.
 */
export async function acceptWritten(
  session: Session,
  folder: string,
  { changes }: { readonly changes: readonly Difference[] },
): Promise<void> {
  // Through a folder that has become a link nothing is written.
  const isPlain = folderCheck(folder, new Set())
  const written: Difference[] = []
  for (const change of changes) {
    const state = isPlain(change.entry) ? stateOf(folder, change) : undefined
    if (state === undefined || state.oid === change.oldOid) continue
    if (await isWritten(folder, change, state)) written.push(change)
    else if (await isBeginning(session, change, state.content)) removeFile(folder, change.entry)
  }
  if (written.length === 0) return
  const input = Buffer.concat(
    written.flatMap(({ entry, newMode, newOid }) => [
      Buffer.from(`${newMode} ${newOid}\t`),
      entry.raw ?? Buffer.from(entry.path),
      Buffer.from([0]),
    ]),
  )
  const { code, stderr } = await patiently(() =>
    runGit(folder, ['update-index', '-z', '--index-info'], { input }),
  )
  if (code !== 0) throw mistake('gitFailed', 'update-index', stderr.trim())
}

interface Written {
  readonly content: Buffer
  readonly oid: string
}

/** What lies where a file is to be, of the kind that it is to have. */
function stateOf(folder: string, { entry, newMode, newOid }: Difference): Written | undefined {
  const state = fileState(folder, entry)
  if (!('content' in state) || (state.type === 'link') !== (newMode === '120000')) return undefined
  return { content: state.content, oid: blobName(state.content, newOid.length) }
}

/** Whether a file is what git makes of its new content; line ends and filters may change it. */
async function isWritten(
  folder: string,
  { entry, newMode, newOid }: Difference,
  { oid }: Written,
): Promise<boolean> {
  if (oid === newOid) return true
  if (entry.raw !== undefined || newMode === '120000') return false
  const args = ['hash-object', `--path=${entry.path}`, '--', entry.path]
  const { code, stdout } = await runGit(folder, args)
  return code === 0 && stdout.toString().trim() === newOid
}

/** Largest file, in bytes, in which other line ends are looked for. */
const large = 2 ** 26

const withoutReturns = (content: Buffer): Buffer =>
  Buffer.from(content.toString('latin1').replace(/\r\n/g, '\n').replace(/\r$/, ''), 'latin1')

async function isBeginning(
  { read }: Session,
  { newMode, newOid }: Difference,
  content: Buffer,
): Promise<boolean> {
  if (!newMode.startsWith('100')) return false
  const whole = await read(newOid)
  const begins = (start: Buffer): boolean => whole.subarray(0, start.length).equals(start)
  return begins(content) || (content.length < large && begins(withoutReturns(content)))
}
