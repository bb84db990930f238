import { mistake } from '../core/errors.ts'
import { runGit } from './run.ts'

/** What a ref names: the full name and the object. */
export interface Ref {
  readonly name: string
  readonly oid: string
}

/** The refs whose names begin with a path, such as `refs/cutover/merge/`, sorted. */
export async function refsBelow(top: string, prefix: string): Promise<readonly Ref[]> {
  const args = ['for-each-ref', '--format=%(objectname) %(refname)%00', prefix]
  const { code, stdout, stderr } = await runGit(top, args)
  if (code !== 0) throw mistake('gitFailed', 'for-each-ref', stderr.trim())
  return stdout
    .toString()
    .split('\0')
    .flatMap(line => {
      const [, oid, name] = /^\n?([0-9a-f]+) (.+)$/s.exec(line) ?? []
      return oid !== undefined && name !== undefined ? [{ oid, name }] : []
    })
}
