import { mistake } from '../../../core/errors.ts'
import { type GitOptions, runGit } from '../../../git/run.ts'
import { gitText, type Session } from '../objects/session.ts'
import { shortName } from '../plan/plan.ts'
import { isPartOf } from './publish.ts'

/** A push is the one thing that leaves this machine: it connects, and the user's hooks run. */
const online: GitOptions = { env: { GIT_ALLOW_PROTOCOL: undefined }, hooks: true }

/**
 * The remote to which a branch is pushed, by the settings of its user; `origin` where they say
 * nothing. It is asked what it has. Throws `noRemote`, `noAnswer`, and `remoteAhead` where it has
 * what the branch has not.
 */
export async function remoteFor(session: Session, target: string, base: string): Promise<string> {
  const { top } = session
  const remote = await remoteName(session, target)
  const { code, stdout, stderr } = await runGit(top, ['ls-remote', remote, target], online)
  if (code !== 0) throw mistake('noAnswer', remote, stderr.trim())
  const [there] = stdout.toString().split('\t')
  if (!there) return remote
  const isKnown =
    (await session.find(there)) !== undefined && (await isPartOf(session, there, base))
  if (!isKnown) throw mistake('remoteAhead', remote, shortName(target), there, base)
  return remote
}

/** The remote to which a branch is pushed. Throws `noRemote`. */
export async function remoteName(session: Session, target: string): Promise<string> {
  const format = '--format=%(push:remotename)'
  const named = await gitText(session, ['for-each-ref', format, target])
  const remote = named === '' ? 'origin' : named
  if (!(await gitText(session, ['remote'])).split('\n').includes(remote))
    throw mistake('noRemote', remote)
  return remote
}

/** Pushes the target. Throws `notPushed`: the same command tries again. */
export async function push({ top }: Session, remote: string, target: string): Promise<void> {
  const args = ['push', '--porcelain', remote, `${target}:${target}`]
  const { code, stdout, stderr } = await runGit(top, args, online)
  if (code === 0) return
  const told = stdout
    .toString()
    .split('\n')
    .filter(line => line.startsWith('!'))
    .map(line => line.replaceAll('\t', ' '))
  throw mistake('notPushed', remote, shortName(target), [...told, stderr.trim()].join('; '))
}
