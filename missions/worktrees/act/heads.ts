import { mistake } from '../../../core/errors.ts'
import type { Rescued } from '../../../core/recover-report.ts'
import { commandLine, shellWord } from '../../../core/shell-word.ts'
import { replaceFile } from '../../../files/write.ts'
import { differences } from '../../merge/objects/changes.ts'
import { gitText } from '../../merge/objects/session.ts'
import { shortName } from '../../merge/plan/plan.ts'
import { bringRest, checkRoom } from '../../merge/publish/checkout.ts'
import { type Checkout, readCheckouts } from '../look/checkouts.ts'
import { headReason, leavingRef } from '../think/checks/heads.ts'
import { type Done, keep, type Of, type RepairWork, restored, treeOf } from './work.ts'

export async function giveBranch(
  work: RepairWork,
  { name, oid, from, isTorn }: Of<'branch'>,
): Promise<Done> {
  const { session, common } = work
  const kept = await keep(work, {
    why: 'A branch is about to get its commit again',
    place: name,
    files: isTorn ? [`${common}/${name}`] : [],
    commits: [],
  })
  work.onStep(`branch ${name}`)
  // git itself neither reads nor replaces a file that says nothing.
  if (isTorn) replaceFile(common, { path: name }, Buffer.from(`${oid}\n`))
  else {
    const why = await session.refs.move({ name, from, to: oid })
    if (why !== undefined) throw mistake('gitFailed', 'update-ref', why)
  }
  return {
    did: `gave the branch ${oid}`,
    before: from ?? null,
    after: oid,
    rescue: kept?.ref ?? null,
    undo: undoOf(work, { name, oid, from, isTorn }, kept),
  }
}

function undoOf(
  work: RepairWork,
  { name, oid, from, isTorn }: Omit<Of<'branch'>, 'type'>,
  kept: Rescued | undefined,
): string {
  const file = `${work.common}/${name}`
  if (isTorn) return restored(work, kept, file)
  // git itself gives no branch a commit that is not there.
  return from === undefined
    ? commandLine('git', '-C', work.root, 'update-ref', '-d', name, oid)
    : `${commandLine('echo', from)} > ${shellWord(file)}`
}

export async function giveHead(work: RepairWork, { checkout, content }: Of<'head'>): Promise<Done> {
  const { path, folder, lastHead } = checkout
  const kept = await keep(work, {
    why: 'HEAD is about to say again what it said',
    place: path,
    files: [`${folder}/HEAD`],
    tree: { path, folder, head: lastHead },
    commits: [],
  })
  refuseTaken(work, checkout, content.replace(/^ref: /, ''))
  work.onStep(`head ${path}`)
  replaceFile(folder, { path: 'HEAD' }, Buffer.from(`${content}\n`))
  return {
    did: `its HEAD says ${content}`,
    before: null,
    after: lastHead ?? null,
    rescue: kept?.ref ?? null,
    undo: restored(work, kept, `${folder}/HEAD`),
  }
}

/** Somebody may have checked it out since it was looked at. */
function refuseTaken({ root, common }: RepairWork, own: Checkout, branch: string): void {
  const other = readCheckouts(root, common).find(
    ({ folder, head }) => folder !== own.folder && head.type === 'branch' && head.name === branch,
  )
  if (other) throw mistake('heldNow', own.path, `${branch} is checked out in ${other.path}`)
}

/** The branch first: a worktree that is on no branch yet is found again. */
export async function attach(
  work: RepairWork,
  { checkout, branch, from, to }: Of<'attach'>,
): Promise<Done> {
  const { session } = work
  const { path } = checkout
  const kept = await keep(work, {
    why: 'A worktree is about to be on its branch again',
    place: path,
    files: [],
    tree: await treeOf(work, checkout),
    commits: from === to ? [] : [from, to],
  })
  refuseTaken(work, checkout, branch)
  if (from !== to) {
    work.onStep(`branch ${branch}`)
    const why = await session.refs.move({ name: branch, from, to })
    if (why !== undefined) throw mistake('gitFailed', 'update-ref', why)
  }
  work.onStep(`attach ${path}`)
  await pointHead(path, branch)
  return {
    did: `put it on ${shortName(branch)}`,
    before: from,
    after: to,
    rescue: kept?.ref ?? null,
    undo:
      from === to
        ? `git -C ${shellWord(path)} checkout --detach`
        : `git -C ${shellWord(path)} checkout --detach && ${commandLine('git', '-C', work.root, 'update-ref', branch, from, to)}`,
  }
}

/** git's own log says by whom it was moved. */
export const pointHead = (path: string, branch: string): Promise<string> =>
  gitText({ top: path, options: {} }, ['symbolic-ref', '-m', headReason, 'HEAD', branch])

/**
 * Its files and index first: until then a commit there adds nothing that is not its own. A ref keeps
 * where it came from, and with it a run that was killed goes on.
 */
export async function goToBranch(
  work: RepairWork,
  { checkout, branch, from, to }: Of<'switch'>,
): Promise<Done> {
  const { session } = work
  const { path, head } = checkout
  const name = leavingRef(checkout)
  const move = { pair: [from, to] as const, changes: await differences(session, [from, to]) }
  refuseTaken(work, checkout, branch)
  const isBegun = (await session.find(name)) !== undefined
  if (!isBegun) await checkRoom(path, move)
  const kept = await keep(work, {
    why: `A worktree is about to go to ${shortName(branch)}`,
    place: path,
    files: [],
    tree: await treeOf(work, checkout),
    commits: [from],
  })
  if (!isBegun) {
    work.onStep(`leave ${path}`)
    const why = await session.refs.move({ name, from: undefined, to: from })
    if (why !== undefined) throw mistake('gitFailed', 'update-ref', why)
  }
  work.onStep(`checkout ${path}`)
  await bringRest(session, path, move)
  work.onStep(`attach ${path}`)
  await pointHead(path, branch)
  work.onStep(`arrive ${path}`)
  const why = await session.refs.move({ name, from, to: undefined })
  if (why !== undefined) throw mistake('gitFailed', 'update-ref', why)
  const back = head.type === 'branch' ? shellWord(shortName(head.name)) : `--detach ${from}`
  return {
    did: `went to ${shortName(branch)}`,
    before: from,
    after: to,
    rescue: kept?.ref ?? null,
    undo: `git -C ${shellWord(path)} switch ${back}`,
  }
}
