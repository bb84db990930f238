import { mistake } from '../../../core/errors.ts'
import { durable } from '../../../git/pin.ts'
import { type RawCommit, renderCommit } from '../../../git/raw-commit.ts'
import { runGit } from '../../../git/run.ts'
import type { Session } from './session.ts'

/** Somebody at a moment, as a commit has it: `Name <address> SECONDS +0000`. */
export const personLine = (name: string, email: string, seconds: number): Buffer =>
  Buffer.from(`${plain(name)} <${plain(email)}> ${seconds} +0000`)

/** What a commit's format has no room for. */
const plain = (text: string): string => text.replace(/[<>\p{Cc}]/gu, '').trim()

/**
 * Stores a commit: the same one for the same content, unless it is signed. Throws `notSigned`
 * where the signature cannot be made.
 */
export function writeCommit(session: Session, commit: RawCommit, signs: boolean): Promise<string> {
  return signs ? signed(session, commit) : session.write('commit', renderCommit(commit))
}

/** By git itself, which knows how its user signs. */
async function signed({ top, options }: Session, commit: RawCommit): Promise<string> {
  const { tree, parents, encoding = 'UTF-8', message } = commit
  const args = ['commit-tree', '-S', tree, ...parents.flatMap(one => ['-p', one])]
  const settings = [...durable, `i18n.commitEncoding=${encoding}`]
  const env = {
    ...options.env,
    ...personIn('AUTHOR', commit.author, encoding),
    ...personIn('COMMITTER', commit.committer, 'UTF-8'),
  }
  const { code, stdout, stderr } = await runGit(top, args, {
    ...options,
    settings,
    env,
    input: message,
  })
  if (code !== 0) throw mistake('notSigned', stderr.trim())
  return stdout.toString().trim()
}

/** A text in an encoding of its own; in UTF-8 where that one is not known. */
function decoded(bytes: Buffer, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    return bytes.toString()
  }
}

function personIn(
  who: 'AUTHOR' | 'COMMITTER',
  line: Buffer,
  encoding: string,
): Record<string, string> {
  const [, name = '', email = '', date = ''] =
    /^(.*?) ?<(.*)> (.*)$/s.exec(decoded(line, encoding)) ?? []
  return { [`GIT_${who}_NAME`]: name, [`GIT_${who}_EMAIL`]: email, [`GIT_${who}_DATE`]: `@${date}` }
}
