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
