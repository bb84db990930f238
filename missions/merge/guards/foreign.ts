import { mistake } from '../../../core/errors.ts'
import { isAnythingAt, namesIn } from '../../../files/folder.ts'
import { runGit } from '../../../git/run.ts'
import { quietly, textAt } from '../../mission/quietly.ts'
import type { Mission } from '../../mission/read.ts'
import { quarantine, stateFolders, stateIn, statesFolder } from './state-file.ts'

export const foreignLock = `${statesFolder}/__global_merge__/lock`

/**
 * Makes sure that Spec Kitty itself merges nothing here: its lock is never taken away, and a merge
 * of its own that was cut off is finished or given up by it. Returns the folders of states of this
 * mission that are torn. Throws `foreignLock` and `foreignMerge`.
 */
export function refuseForeign(root: string, mission: Mission): readonly string[] {
  if (isAnythingAt(root, foreignLock)) throw mistake('foreignLock', foreignLock, sinceOf(root))
  const own = stateFolders(mission)
  return (quietly(() => namesIn(root, statesFolder)) ?? []).filter(folder => {
    const state = stateIn(root, folder)
    const isOwn = own.includes(folder)
    if (state.type === 'foreign' && (isOwn || own.some(name => name === state.mission)))
      throw mistake('foreignMerge', `${statesFolder}/${folder}/state.json`)
    return isOwn && state.type === 'torn'
  })
}

/**
 * The same; and a state that is torn is put aside: refs and log say what was done. Returns what
 * there is to tell.
 */
export function settleForeign(root: string, common: string, mission: Mission): readonly string[] {
  return refuseForeign(root, mission).map(folder => {
    const aside = quarantine(root, common, folder)
    if (aside === undefined) throw mistake('foreignMerge', `${statesFolder}/${folder}/state.json`)
    return `state.json of ${folder} could not be read and lies in ${aside} now; what was done is taken from refs and log`
  })
}

/** The lock of Spec Kitty holds the moment at which it was taken, and nothing else. */
function sinceOf(root: string): string {
  const read = textAt(root, foreignLock)
  return typeof read === 'string' ? 'an unknown moment' : read.text.trim().slice(0, 40)
}

const oldest = [2, 38] as const

/** Throws `oldGit` for a git that cannot merge in objects. */
export async function checkGit(root: string): Promise<void> {
  const { stdout } = await runGit(root, ['version'])
  const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(stdout.toString()) ?? []).map(Number)
  const isNew = major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
  if (!isNew) throw mistake('oldGit', stdout.toString().trim(), oldest.join('.'))
}
