import type { Repaired, Rescued } from '../../../core/recover-report.ts'
import { commandLine, shellWord } from '../../../core/shell-word.ts'
import type { OnStep } from '../../merge/objects/chain.ts'
import type { Checkout } from '../look/checkouts.ts'
import type { Action } from '../think/action.ts'
import { type Keeping, keptName, type RescueWork, rescue } from './rescue.ts'

/** What a repair takes. */
export interface RepairWork extends RescueWork {
  readonly root: string
  /** Told before each change; tests end the process here. */
  readonly onStep: OnStep
  /** Contents that nothing names, once they were looked for: that takes a walk of all objects. */
  readonly unnamed: string[]
  /** What was kept so far, by ref. */
  readonly rescued: Map<string, Rescued>
}

/** What a repair has done. */
export type Done = Pick<Repaired, 'did' | 'before' | 'after' | 'rescue' | 'undo'>

/** An action of one sort. */
export type Of<Type extends Action['type']> = Extract<Action, { readonly type: Type }>

/** Keeps what is about to be changed, and says so. */
export async function keep(work: RepairWork, keeping: Keeping): Promise<Rescued | undefined> {
  work.onStep(`rescue ${keeping.place}`)
  const kept = await rescue(work, keeping)
  if (kept) work.rescued.set(kept.ref, kept)
  return kept
}

/** The commit at which a worktree is. */
export async function headOf(
  { session }: RepairWork,
  { head }: Checkout,
): Promise<string | undefined> {
  if (head.type === 'torn') return undefined
  return session.find(`${head.type === 'branch' ? head.name : head.oid}^{commit}`)
}

/** The work of a worktree, to be kept. */
export const treeOf = async (work: RepairWork, checkout: Checkout) => ({
  path: checkout.path,
  folder: checkout.folder,
  head: await headOf(work, checkout),
})

/** The command that puts a file back as it was kept, or takes away one that was not there. */
export function restored({ root }: RepairWork, kept: Rescued | undefined, file: string): string {
  const name = keptName(file)
  if (!kept?.paths.includes(name)) return commandLine('rm', file)
  return `${commandLine('git', '-C', root, 'show', `${kept.ref}:${name}`)} > ${shellWord(file)}`
}
