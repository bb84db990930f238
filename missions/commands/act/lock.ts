import { createHash } from 'node:crypto'
import { CutoverError } from '../../../core/errors.ts'
import { withLock } from '../../../files/lock.ts'
import { temporaryFolder } from '../../../files/scratch.ts'
import { commonFolder } from '../../../git/common.ts'

/**
 * Runs something while nobody else writes the commands of a project: another run waits, and after a
 * minute throws `lockHeld`. The lock lies where it is no file of the project. A system that has none
 * goes without.
 */
export async function withWriteLock<Result>(
  root: string,
  run: () => Promise<Result>,
): Promise<Result> {
  const name = `cutover-commands-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.lock`
  let isBegun = false
  const begun = (): Promise<Result> => {
    isBegun = true
    return run()
  }
  try {
    return await withLock(`${(await commonFolder(root)) ?? temporaryFolder()}/${name}`, begun)
  } catch (error) {
    const isMissing =
      error instanceof CutoverError && (error.code === 'noLock' || error.code === 'unwritableFile')
    if (isBegun || !isMissing) throw error
    return run()
  }
}
