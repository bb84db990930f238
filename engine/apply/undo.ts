import { mistake } from '../../core/errors.ts'
import { openBlobs } from '../../git/blobs.ts'
import { resolveCommit } from '../../git/commit.ts'
import { privateFolder, unpin } from '../../git/pin.ts'
import { chosenPlan, recordsOnDisk } from '../plan/folder.ts'
import { repositoryOf } from '../plan/state.ts'
import { beforeRef, readJournal, writeJournal } from './journal.ts'
import { perform, type Stranger, sightsOf, strangersIn } from './perform.ts'

export interface UndoRequest {
  readonly cwd: string
  readonly name: string | undefined
  /** Told before each change of the disk; tests end the process here. */
  readonly onStep?: (point: string, path: string) => void
}

export interface UndoOutcome {
  readonly name: string
  readonly restored: number
  /** Whether the branch has moved on since: what is committed stays there. */
  readonly isCommitted: boolean
  readonly strangers: readonly Stranger[]
}

/**
 * Returns every path that an apply has touched to its old content and mode, whether the apply was
 * finished or not. Where somebody changed one since, nothing is touched and the paths are named.
 */
export async function undoPlan({
  cwd,
  name: typed,
  onStep = () => {},
}: UndoRequest): Promise<UndoOutcome> {
  const top = await repositoryOf(cwd)
  const name = chosenPlan(recordsOnDisk(top), typed)
  const folder = await privateFolder(top)
  const journal = readJournal(folder, name)
  if (!journal || journal.state === 'undone') throw mistake('nothingToUndo', name)
  const { steps, salt } = journal
  const sights = sightsOf(top, steps)
  // An apply that is done has left nothing absent but what is to be absent.
  const isDone = journal.state === 'applied'
  const strangers = strangersIn(sights, steps, ({ base, from, after }) =>
    isDone && base === null ? [after] : [base, from, after],
  )
  const isCommitted = (await resolveCommit(top, 'HEAD')) !== journal.base
  if (strangers.length > 0) return { name, restored: 0, strangers, isCommitted }
  onStep('journal', '')
  writeJournal(folder, name, { ...journal, state: 'undoing' })
  const blobs = openBlobs(top)
  try {
    const contents = { read: blobs.read }
    await perform({ top, salt, steps, sights, goal: ({ base }) => base, contents, onStep })
  } finally {
    blobs.end()
  }
  writeJournal(folder, name, { ...journal, state: 'undone' })
  onStep('unpin', '')
  await unpin(top, beforeRef(name))
  return { name, restored: steps.length, strangers, isCommitted }
}
