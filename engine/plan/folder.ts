import { mistake } from '../../core/errors.ts'
import { ownFolder, type PlanFile, planFiles } from '../../core/own-files.ts'
import { isFolderAt, namesIn, readText } from '../../files/folder.ts'
import { replaceFile } from '../../files/write.ts'

/** The path of a file of a plan, relative to the root. */
export const planPath = (name: string, file: PlanFile): string =>
  `${ownFolder}/${name}/${planFiles[file]}`

/** The plans of a repository: those on disk, or those of a commit. */
export interface Records {
  /** Names, sorted. */
  readonly plans: readonly string[]
  /** The text of a plan's file, or undefined where there is none. */
  readonly read: (name: string, file: PlanFile) => string | undefined
}

export const recordsOnDisk = (root: string): Records => ({
  plans: namesIn(root, ownFolder)
    .filter(name => isFolderAt(root, `${ownFolder}/${name}`))
    .filter(name => readText(root, planPath(name, 'plan')) !== undefined),
  read: (name, file) => readText(root, planPath(name, file)),
})

/** The plan that a command is about: the one named, or the only one there is. */
export function chosenPlan({ plans }: Records, typed: string | undefined): string {
  if (typed !== undefined) {
    if (!plans.includes(typed)) throw mistake('noPlan', typed, plans)
    return typed
  }
  const [only] = plans
  if (only === undefined || plans.length > 1) throw mistake('planNeeded', plans)
  return only
}

/** A plan's name is one folder's name. Throws `invalidName`. */
export function checkedName(name: string): string {
  if (!/^[\p{L}\p{N}](?!.*\.\.|.*\.lock$|.*\.$)[\p{L}\p{N}._-]{0,99}$/u.test(name))
    throw mistake('invalidName', name)
  return name
}

export const writePlanFile = (root: string, name: string, file: PlanFile, text: string): void =>
  replaceFile(root, { path: planPath(name, file) }, Buffer.from(text))
