import { folderCheck } from '../../files/state.ts'
import { removeFile, removeScratch, replaceFile, replaceLink, setMode } from '../../files/write.ts'
import { entryOf, type Held, type Step } from './journal.ts'
import { heldAt, isSame } from './steps.ts'

/** A path that holds neither what was there before nor what is to be there. */
export interface Stranger {
  readonly path: string
}

/** Where the contents come from. */
export interface Contents {
  readonly read: (oid: string, path: string) => Promise<Buffer>
}

/** What lies at the paths of some steps. */
export type Sights = ReadonlyMap<string, Held | null | undefined>

/** Looks at every path once. */
export function sightsOf(top: string, steps: readonly Step[]): Sights {
  const own = new Set(steps.map(({ path }) => path))
  const isOpen = folderCheck(top, own)
  return new Map(
    steps.map(step => [
      step.path,
      isOpen(entryOf(step)) ? heldAt(top, entryOf(step), lengthOf(step)) : undefined,
    ]),
  )
}

/** Paths that somebody changed: none of the states that a step may be in. */
export const strangersIn = (
  sights: Sights,
  steps: readonly Step[],
  allowed: (step: Step) => readonly (Held | null)[],
): readonly Stranger[] =>
  steps.flatMap(step => {
    const now = sights.get(step.path)
    const isKnown =
      now !== undefined &&
      allowed(step).some(state => isSame(state, now) && canRun(state) === canRun(now))
    return isKnown ? [] : [{ path: step.path }]
  })

/** git looks at the first of the three bits that let a file be run. */
const canRun = (held: Held | null): boolean => held?.type === 'file' && (held.mode & 0o100) !== 0

export interface Performance {
  readonly top: string
  /** Part of the names of scratch files. */
  readonly salt: string
  readonly steps: readonly Step[]
  readonly sights: Sights
  /** What is to lie at the path of a step. */
  readonly goal: (step: Step) => Held | null
  readonly contents: Contents
  /** Told before each change of the disk; tests end the process here. */
  readonly onStep: (point: string, path: string) => void
}

/**
 * Brings every path into its goal. Paths that are to be empty come first, so that `a -> b, b -> a`,
 * a change of case, and a file in place of a folder need no order of their own: contents come from
 * git and not from other paths. Killed at any instant, the same call finishes.
 */
export async function perform(performance: Performance): Promise<void> {
  const { top, salt, steps, goal, onStep } = performance
  for (const step of steps) removeScratch(top, entryOf(step), salt)
  for (const step of steps.filter(one => goal(one) === null)) {
    onStep('remove', step.path)
    removeFile(top, entryOf(step))
  }
  for (const step of steps) {
    const wanted = goal(step)
    if (wanted) await put(performance, step, wanted)
  }
  onStep('done', '')
}

async function put(
  { top, salt, contents, sights, onStep }: Performance,
  step: Step,
  wanted: Held,
): Promise<void> {
  const entry = entryOf(step)
  const now = sights.get(step.path) ?? null
  if (isSame(now, wanted)) {
    if (wanted.type === 'file' && now?.mode !== wanted.mode) setMode(top, entry, wanted.mode)
    return
  }
  const content = await contents.read(wanted.oid, step.path)
  onStep('write', step.path)
  if (wanted.type === 'link') replaceLink(top, entry, content, salt)
  else replaceFile(top, entry, content, { mode: wanted.mode, salt })
}

const lengthOf = ({ base, from, after }: Step): number => (base ?? from ?? after)?.oid.length ?? 40
