import { CutoverError, mistake } from '../../../core/errors.ts'
import { withScratch, writeScratch } from '../../../files/scratch.ts'
import { openBlobs } from '../../../git/blobs.ts'
import { openDialogue } from '../../../git/dialogue.ts'
import { patiently } from '../../../git/patiently.ts'
import { durable } from '../../../git/pin.ts'
import { openRefs, type RefWriter } from '../../../git/refs.ts'
import { type GitOptions, runGit } from '../../../git/run.ts'

export type ObjectType = 'blob' | 'commit' | 'tree'

/** A repository, with the processes of git that a merge keeps open: each starts when it is needed. */
export interface Session {
  readonly top: string
  /** A folder that is gone afterwards. */
  readonly scratch: string
  /** Where new objects go. */
  readonly options: GitOptions
  readonly refs: RefWriter
  /** The object that a name stands for, such as `refs/heads/main` or `main^{tree}`. */
  readonly find: (name: string) => Promise<string | undefined>
  /** The raw content of an object. */
  readonly read: (oid: string) => Promise<Buffer>
  /** Stores an object, and returns its name: the same for the same content. */
  readonly write: (type: ObjectType, content: Buffer | string) => Promise<string>
}

/** Opens a repository for a merge, and ends what was started for it. */
export function withSession<Result>(
  top: string,
  options: GitOptions,
  run: (session: Session) => Promise<Result>,
): Promise<Result> {
  return withScratch(async scratch => {
    const refs = openRefs(top)
    const objects = openBlobs(top, options)
    const writers = {
      blob: openWriter(top, 'blob', scratch, options),
      commit: openWriter(top, 'commit', scratch, options),
      tree: openWriter(top, 'tree', scratch, options),
    }
    try {
      return await run({
        top,
        scratch,
        options,
        refs,
        read: objects.read,
        write: (type, content) => writers[type].write(content),
        find: objects.find,
      })
    } finally {
      for (const one of [refs, objects, ...Object.values(writers)]) one.end()
    }
  })
}

/**
 * Lets something make objects that nobody keeps: the repository itself, whose folder of objects is
 * given, is not written to.
 */
export function withThrowAway<Result>(
  top: string,
  objects: string,
  run: (session: Session) => Promise<Result>,
): Promise<Result> {
  return withScratch(folder => {
    const env = { GIT_OBJECT_DIRECTORY: folder, GIT_ALTERNATE_OBJECT_DIRECTORIES: quoted(objects) }
    return withSession(top, { env }, run)
  })
}

/** A path for a list that colons separate: git reads one in quotes as C would. */
const quoted = (path: string): string => (/[:"\\]/.test(path) ? JSON.stringify(path) : path)

/** Stores objects of one type by one process, which reads each from a file. */
function openWriter(top: string, type: ObjectType, scratch: string, options: GitOptions) {
  const args = ['hash-object', '-t', type, '-w', '--stdin-paths', '--no-filters']
  const dialogue = openDialogue(top, args, { ...options, settings: durable })
  let before: Promise<unknown> = Promise.resolve()
  const write = async (content: Buffer | string): Promise<string> => {
    writeScratch(`${scratch}/${type}`, content)
    const [oid = ''] = await dialogue.ask(`${scratch}/${type}\n`)
    return oid
  }
  return {
    // One after the other: all of them use the one file.
    write: (content: Buffer | string): Promise<string> => {
      const written = before.then(() => write(content))
      before = written.catch(() => {})
      return written
    },
    end: dialogue.end,
  }
}

/** What a command needs of a session. */
type Place = Pick<Session, 'top' | 'options'>

/** Runs a git command that has to succeed, and returns what it prints. */
export async function gitBytes({ top, options }: Place, args: readonly string[]): Promise<Buffer> {
  const { code, stdout, stderr } = await patiently(() => runGit(top, args, options))
  if (code !== 0) throw mistake('gitFailed', args[0] ?? '', stderr.trim())
  return stdout
}

/** The same as text, without the last line end. */
export const gitText = async (place: Place, args: readonly string[]): Promise<string> =>
  (await gitBytes(place, args)).toString().replace(/\n$/, '')

/** What a command gives, or undefined where git cannot. */
export async function perhaps<Value>(run: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof CutoverError) return undefined
    throw error
  }
}
