import { CutoverError, mistake } from '../core/errors.ts'
import { openDialogue } from './dialogue.ts'
import { patiently } from './patiently.ts'
import { durable } from './pin.ts'
import { type GitOutcome, runGit } from './run.ts'

/** What a ref names: the full name and the object. */
export interface Ref {
  readonly name: string
  readonly oid: string
  /** The ref that it stands for, where it is only another name of one. */
  readonly symref?: string
}

export interface Refs {
  readonly refs: readonly Ref[]
  /** Names whose files say nothing, as a loss of power may leave them: git does not list them. */
  readonly broken: readonly string[]
}

/** The refs whose names begin with one of some paths, such as `refs/cutover/merge/`, sorted. */
export async function refsBelow(top: string, ...prefixes: readonly string[]): Promise<Refs> {
  const args = ['for-each-ref', '--format=%(objectname) %(symref) %(refname)%00', ...prefixes]
  const { code, stdout, stderr } = await runGit(top, args)
  if (code !== 0) throw mistake('gitFailed', 'for-each-ref', stderr.trim())
  const refs = stdout
    .toString()
    .split('\0')
    .flatMap(line => {
      const [, oid, symref = '', name] = /^\n?([0-9a-f]+) (\S*) (.+)$/s.exec(line) ?? []
      if (oid === undefined || name === undefined) return []
      return [symref === '' ? { oid, name } : { oid, name, symref }]
    })
  const broken = [...stderr.matchAll(/^warning: ignoring broken ref (.+)$/gm)]
  return { refs, broken: broken.flatMap(([, name]) => name ?? []) }
}

/** A ref from one object to another, and only from there: undefined is a ref that is not there. */
export interface RefChange {
  readonly name: string
  readonly from: string | undefined
  readonly to: string | undefined
}

/** Moves refs, by one process that lives on. */
export interface RefWriter {
  /**
   * Moves one ref, or several: those may move in part where the process is killed. Returns why git
   * did not, or undefined where it did. Hooks that watch refs run.
   */
  readonly move: (...changes: readonly RefChange[]) => Promise<string | undefined>
  readonly end: () => void
}

export function openRefs(top: string): RefWriter {
  const args = ['update-ref', '--no-deref', '-m', 'cutover merge', '--stdin', '-z']
  const dialogue = openDialogue(top, args, { settings: durable, hooks: true }, 3)
  const attempt = async (changes: readonly RefChange[]): Promise<GitOutcome> => {
    const request = `start\0${changes.map(written).join('')}prepare\0commit\0`
    try {
      await dialogue.ask(request)
      return { code: 0, stdout: Buffer.alloc(0), stderr: '' }
    } catch (error) {
      if (!(error instanceof CutoverError)) throw error
      // What git itself has said, without our words around it.
      const [, cause = error.message] = /^[^(]*\((.*)\)$/s.exec(error.message) ?? []
      return { code: 1, stdout: Buffer.alloc(0), stderr: cause }
    }
  }
  return {
    move: async (...changes) => {
      if (changes.length === 0) return undefined
      const { code, stderr } = await patiently(() => attempt(changes))
      return code === 0 ? undefined : stderr
    },
    end: dialogue.end,
  }
}

function written({ name, from, to }: RefChange): string {
  if (to === undefined) return `delete ${name}\0${from ?? ''}\0`
  return from === undefined ? `create ${name}\0${to}\0` : `update ${name}\0${to}\0${from}\0`
}
