import { mistake } from '../core/errors.ts'
import { parseNames } from './listing.ts'
import { runGit } from './run.ts'

/** Where two commits have parted, or undefined where they have nothing in common here. */
export async function mergeBase(
  top: string,
  one: string,
  other: string,
): Promise<string | undefined> {
  const { code, stdout } = await runGit(top, ['merge-base', one, other])
  return code === 0 ? stdout.toString().trim() : undefined
}

/** Whether the history has been cut off, as CI does it. */
export async function isShallow(top: string): Promise<boolean> {
  const { stdout } = await runGit(top, ['rev-parse', '--is-shallow-repository'])
  return stdout.toString().trim() === 'true'
}

/** The branch that others start from: what the remote says, else a usual name. */
export async function defaultBranch(top: string): Promise<string | undefined> {
  for (const name of ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master']) {
    const { code } = await runGit(top, ['rev-parse', '--quiet', '--verify', `${name}^{commit}`])
    if (code === 0) return name
  }
  return undefined
}

/** Paths that differ between two commits, old and new names of what was moved alike. */
export async function changedPaths(
  top: string,
  base: string,
  head: string,
): Promise<readonly string[]> {
  const args = ['diff-tree', '-r', '-z', '--name-only', '--no-renames', base, head]
  const { code, stdout, stderr } = await runGit(top, args)
  if (code !== 0) throw mistake('gitFailed', 'diff-tree', stderr.trim())
  return parseNames(stdout)
}
