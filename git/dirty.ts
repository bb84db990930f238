import { parseNames } from './listing.ts'
import { runGit } from './run.ts'

const drivers = ['config', '--name-only', '-z', '--get-regexp', '^filter\\.']
const status = ['status', '--porcelain', '-z', '--untracked-files=no', '--ignore-submodules=dirty']

/**
 * Whether tracked files differ from the commit. A touched file with a filter counts as changed.
 */
export async function isDirty(top: string): Promise<boolean> {
  const settings = await filterSettings(top)
  if (!settings) return true
  const changed = await runGit(top, status, { settings })
  return changed.code !== 0 || changed.stdout.length > 0
}

/**
 * Settings that switch off every filter which the configuration names: to compare contents git
 * would run their programs. Undefined where one cannot be switched off, since `-c` ends a name at
 * its first `=`.
 */
export async function filterSettings(top: string): Promise<readonly string[] | undefined> {
  const { stdout } = await runGit(top, drivers)
  const filters = new Set(parseNames(stdout).map(name => name.slice(0, name.lastIndexOf('.'))))
  return [...filters].some(filter => filter.includes('='))
    ? undefined
    : [...filters].flatMap(switchOff)
}

const switchOff = (filter: string): readonly string[] => [
  `${filter}.clean=`,
  `${filter}.process=`,
  `${filter}.required=false`,
]
