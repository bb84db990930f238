import { parseNames } from './listing.ts'
import { runGit } from './run.ts'

const drivers = ['config', '--name-only', '-z', '--get-regexp', '^filter\\.']
const status = ['status', '--porcelain', '-z', '--untracked-files=no', '--ignore-submodules=dirty']

/**
 * Whether tracked files differ from the commit. To compare contents git would run the `clean`
 * filters that the configuration names, so all of them are switched off: a touched file with a
 * filter counts as changed.
 */
export async function isDirty(top: string): Promise<boolean> {
  const { stdout } = await runGit(top, drivers)
  const filters = new Set(parseNames(stdout).map(name => name.slice(0, name.lastIndexOf('.'))))
  const settings = [...filters].flatMap(switchOff)
  // `-c` ends a name at its first `=`, so such a filter cannot be switched off.
  if ([...filters].some(filter => filter.includes('='))) return true
  const changed = await runGit(top, status, settings)
  return changed.code !== 0 || changed.stdout.length > 0
}

const switchOff = (filter: string): readonly string[] => [
  `${filter}.clean=`,
  `${filter}.process=`,
  `${filter}.required=false`,
]
