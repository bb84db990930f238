import { mistake } from '../core/errors.ts'
import { runGit } from './run.ts'

/** Writes reach the disk before a ref names them. */
export const durable = ['core.fsync=loose-object,reference', 'core.fsyncMethod=fsync']

/** git's own folder of one work tree, such as `/repo/.git`. */
export async function privateFolder(top: string): Promise<string> {
  const args = ['rev-parse', '--path-format=absolute', '--git-dir']
  const { code, stdout, stderr } = await runGit(top, args)
  if (code !== 0) throw mistake('gitFailed', 'rev-parse', stderr.trim())
  return stdout.toString().replace(/\n$/, '')
}

/** Makes a ref, so that what it names is never collected. */
export async function pin(top: string, ref: string, oid: string): Promise<void> {
  const { code, stderr } = await runGit(top, ['update-ref', ref, oid], { settings: durable })
  if (code !== 0) throw mistake('gitFailed', 'update-ref', stderr.trim())
}

export async function unpin(top: string, ref: string): Promise<void> {
  const { code, stderr } = await runGit(top, ['update-ref', '-d', ref], { settings: durable })
  if (code !== 0) throw mistake('gitFailed', 'update-ref', stderr.trim())
}
