import { runGit } from './run.ts'

/** git's folder that all work trees of a repository share, such as `/repo/.git`; undefined outside of one. */
export async function commonFolder(folder: string): Promise<string | undefined> {
  const args = ['rev-parse', '--path-format=absolute', '--git-common-dir']
  const { code, stdout } = await runGit(folder, args)
  return code === 0 ? stdout.toString().replace(/\n$/, '') : undefined
}
