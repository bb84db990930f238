import type { Action } from '../think/action.ts'
import { establish } from './establish.ts'
import { addRows, unlock, writeContext } from './files.ts'
import { attach, giveBranch, giveHead, goToBranch } from './heads.ts'
import { readIndexAnew } from './indexes.ts'
import { link, relocate, removeTemporary } from './places.ts'
import type { Done, Of, RepairWork } from './work.ts'

type Repairs = {
  readonly [Type in Action['type']]: (work: RepairWork, action: Of<Type>) => Promise<Done>
}

/**
 * How each action is done. Before anything is changed, what is there is kept. Each ends in one step
 * that makes it done, or leaves what the next run finds and finishes.
 */
const repairs: Repairs = {
  unlock,
  branch: giveBranch,
  head: giveHead,
  relocate,
  link,
  establish,
  index: readIndexAnew,
  attach,
  switch: goToBranch,
  context: writeContext,
  rows: addRows,
  remove: removeTemporary,
}

/** Does what an action says. */
export const repair = <Type extends Action['type']>(
  work: RepairWork,
  action: Of<Type>,
): Promise<Done> => {
  const run: (work: RepairWork, action: Of<Type>) => Promise<Done> = repairs[action.type as Type]
  return run(work, action)
}
