import { mistake } from '../../core/errors.ts'
import { ownFolder } from '../../core/own-files.ts'
import { namesIn, readText } from '../../files/folder.ts'
import { replaceFile } from '../../files/write.ts'

/** What lies in `.cutover/NAME/`. */
export const planFiles = {
  plan: 'plan.yaml',
  approvals: 'approvals.jsonl',
  ledger: 'ledger.yaml',
  census: 'census.ndjson',
  ignore: '.gitignore',
} as const

export type PlanFile = keyof typeof planFiles

/** The path of a file of a plan, relative to the root. */
export const planPath = (name: string, file: PlanFile): string =>
  `${ownFolder}/${name}/${planFiles[file]}`

export const plansIn = (root: string): readonly string[] =>
  namesIn(root, ownFolder).filter(name => readText(root, planPath(name, 'plan')) !== undefined)

/** The plan that a command is about: the one named, or the only one there is. */
export function chosenPlan(root: string, typed: string | undefined): string {
  const known = plansIn(root)
  if (typed !== undefined) {
    if (!known.includes(typed)) throw mistake('noPlan', typed, known)
    return typed
  }
  const [only] = known
  if (only === undefined || known.length > 1) throw mistake('planNeeded', known)
  return only
}

/** A plan's name is one folder's name. Throws `invalidName`. */
export function checkedName(name: string): string {
  if (!/^[\p{L}\p{N}](?!.*\.\.|.*\.lock$|.*\.$)[\p{L}\p{N}._-]{0,99}$/u.test(name))
    throw mistake('invalidName', name)
  return name
}

export const readPlanFile = (root: string, name: string, file: PlanFile): string | undefined =>
  readText(root, planPath(name, file))

export const writePlanFile = (root: string, name: string, file: PlanFile, text: string): void =>
  replaceFile(root, { path: planPath(name, file) }, Buffer.from(text))
