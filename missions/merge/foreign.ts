import { mistake } from '../../core/errors.ts'
import { isAnythingAt, namesIn } from '../../files/folder.ts'
import { runGit } from '../../git/run.ts'
import { isMap } from '../loose.ts'
import { parsed } from '../mission/meta.ts'
import { quietly, textAt } from '../mission/quietly.ts'

/** Where Spec Kitty keeps what it merges. */
const states = '.kittify/runtime/merge'
const lock = `${states}/__global_merge__/lock`

/**
 * Makes sure that Spec Kitty itself merges nothing here: its lock is never taken away, and a merge
 * of its own that was cut off is finished or given up by it. Throws `foreignLock` and
 * `foreignMerge`.
 */
export function refuseForeign(root: string, mission: string): void {
  if (isAnythingAt(root, lock)) throw mistake('foreignLock', lock)
  const folders = quietly(() => namesIn(root, states)) ?? []
  for (const folder of folders.filter(name => name !== '__global_merge__')) {
    const path = `${states}/${folder}/state.json`
    const read = textAt(root, path)
    if (read === 'absent') continue
    const value = read === 'refused' ? undefined : parsed(read.text)
    // A torn state may be about any mission: nobody knows that it is not about this one.
    if (!isMap(value) || value['mission_slug'] === mission) throw mistake('foreignMerge', path)
  }
}

const oldest = [2, 38] as const

/** Throws `oldGit` for a git that cannot merge in objects. */
export async function checkGit(root: string): Promise<void> {
  const { stdout } = await runGit(root, ['version'])
  const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(stdout.toString()) ?? []).map(Number)
  const isNew = major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
  if (!isNew) throw mistake('oldGit', stdout.toString().trim(), oldest.join('.'))
}
