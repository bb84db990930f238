import { mistake } from '../core/errors.ts'
import { patiently } from './patiently.ts'
import { durable } from './pin.ts'
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

/** The object that a ref names, or undefined where there is no such ref. */
export async function readRef(top: string, name: string): Promise<string | undefined> {
  const args = ['rev-parse', '--quiet', '--verify', '--end-of-options', name]
  const { code, stdout } = await runGit(top, args)
  return code === 0 ? stdout.toString().trim() : undefined
}

/**
 * Moves a ref from one object to another, and only from there: undefined is a ref that is not
 * there. One ref at a time, since several do not move as one where the process is killed. Returns
 * why git did not, or undefined where it did. Hooks that watch refs may run.
 */
export async function swapRef(
  top: string,
  name: string,
  from: string | undefined,
  to: string | undefined,
): Promise<string | undefined> {
  // An empty name stands for a ref that is not there.
  const change = to === undefined ? ['-d', name, from ?? ''] : [name, to, from ?? '']
  const args = ['update-ref', '--no-deref', '-m', 'cutover merge', ...change]
  const { code, stderr } = await patiently(() =>
    runGit(top, args, { settings: durable, hooks: true }),
  )
  return code === 0 ? undefined : stderr.trim()
}
