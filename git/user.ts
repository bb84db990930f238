import { runGit } from './run.ts'

/** The user of git as `Name <address>`, or undefined where git does not know one. */
export async function userOf(top: string): Promise<string | undefined> {
  const [name, address] = await Promise.all([setting(top, 'user.name'), setting(top, 'user.email')])
  return name && address ? `${name} <${address}>` : undefined
}

async function setting(top: string, name: string): Promise<string | undefined> {
  const { code, stdout } = await runGit(top, ['config', '--get', name])
  return code === 0 ? stdout.toString().trim() : undefined
}
