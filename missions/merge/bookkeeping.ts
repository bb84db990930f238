import { mistake } from '../../core/errors.ts'
import { withScratch } from '../../files/scratch.ts'
import { fileState } from '../../files/state.ts'
import { writeCommit } from '../../git/merge.ts'
import { durable } from '../../git/pin.ts'
import { readRef, swapRef } from '../../git/refs.ts'
import type { GitOptions } from '../../git/run.ts'
import { checkoutsOf } from './checkout.ts'
import { gitText } from './objects.ts'
import { committerOf, type MergePlan } from './plan.ts'

/**
 * Commits the log of a mission, where the target has it and is checked out in the primary checkout:
 * the rows that say what was merged then lie beside what was merged. Returns whether it is
 * committed.
 */
export async function commitLog(root: string, plan: MergePlan, path: string): Promise<boolean> {
  const tip = await readRef(root, plan.target)
  const state = fileState(root, { path })
  if (tip === undefined || state.type !== 'file') return false
  const isHere = (await checkoutsOf(root, plan.target)).includes(root)
  const tracked = await readRef(root, `${tip}:${path}`)
  if (tracked === undefined || !isHere) return false
  const blob = await git(root, ['hash-object', '-w', '--stdin'], { input: state.content })
  const mode = (state.mode & 0o100) === 0 ? '100644' : '100755'
  const entry = `${mode},${blob},${path}`
  if (blob !== tracked) await moveTarget(root, plan, tip, entry)
  await git(root, ['update-index', '--add', '--cacheinfo', entry])
  return true
}

async function moveTarget(
  root: string,
  plan: MergePlan,
  tip: string,
  entry: string,
): Promise<void> {
  const tree = await withScratch(async folder => {
    const env = { GIT_INDEX_FILE: `${folder}/index` }
    await git(root, ['read-tree', tip], { env })
    await git(root, ['update-index', '--cacheinfo', entry], { env })
    return git(root, ['write-tree'], { env })
  })
  const person = committerOf(plan)
  const message = `chore(${plan.slug}): record done transitions for merged WPs\n`
  const commit = await writeCommit(
    root,
    { tree, parents: [tip], message, author: person, committer: person },
    { settings: durable },
  )
  const why = await swapRef(root, plan.target, tip, commit)
  if (why !== undefined) throw mistake('gitFailed', 'update-ref', why)
}

const git = (root: string, args: readonly string[], options: GitOptions = {}): Promise<string> =>
  gitText({ top: root, options: { ...options, settings: durable } }, args)
