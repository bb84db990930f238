import { mistake } from '../../../core/errors.ts'
import { commandLine, shellWord } from '../../../core/shell-word.ts'
import { isAnythingAt, isFolder } from '../../../files/folder.ts'
import { replaceFile } from '../../../files/write.ts'
import { recordsOf } from '../../../git/listing.ts'
import { runGit } from '../../../git/run.ts'
import { type Done, headOf, keep, type Of, type RepairWork, restored, treeOf } from './work.ts'

export async function relocate(
  work: RepairWork,
  { checkout, path }: Of<'relocate'>,
): Promise<Done> {
  const { folder } = checkout
  const head = await headOf(work, checkout)
  const kept = await keep(work, {
    why: 'git is about to learn where a worktree lies',
    place: path,
    files: [`${folder}/gitdir`],
    tree: { path, folder, head },
    commits: [],
  })
  work.onStep(`relocate ${path}`)
  replaceFile(folder, { path: 'gitdir' }, Buffer.from(`${path}/.git\n`))
  return {
    did: `git knows that it lies in ${path}`,
    before: null,
    after: head ?? null,
    rescue: kept?.ref ?? null,
    undo: restored(work, kept, `${folder}/gitdir`),
  }
}

export async function link(work: RepairWork, { checkout }: Of<'link'>): Promise<Done> {
  const { path, folder } = checkout
  const tree = await treeOf(work, checkout)
  const kept = await keep(work, {
    why: 'The `.git` of a worktree is about to be written',
    place: path,
    files: [`${path}/.git`],
    tree,
    commits: [],
  })
  work.onStep(`link ${path}`)
  replaceFile(path, { path: '.git' }, Buffer.from(`gitdir: ${folder}\n`))
  return {
    did: 'wrote its `.git`',
    before: null,
    after: tree.head ?? null,
    rescue: kept?.ref ?? null,
    undo:
      checkout.gitFile.type === 'absent'
        ? `rm ${shellWord(`${path}/.git`)}`
        : restored(work, kept, `${path}/.git`),
  }
}

/**
 * One of Spec Kitty's goes by force: a merge that was killed leaves it full of changes, and all of
 * them are kept. In one of ours somebody may have solved a conflict: there git itself refuses.
 */
export async function removeTemporary(work: RepairWork, { checkout }: Of<'remove'>): Promise<Done> {
  const { session } = work
  const { path, locked, folder } = checkout
  const isThere = isFolder(path)
  if (isThere) await refuseRemoval(path)
  const head = await headOf(work, checkout)
  const kept = await keep(work, {
    why: 'A worktree that a merge has left is about to go',
    place: path,
    files: isThere ? [] : [`${folder}/index`],
    tree: { path, folder, head },
    commits: head === undefined ? [] : [head],
  })
  work.onStep(`remove ${path}`)
  if (locked !== undefined) await runGit(session.top, ['worktree', 'unlock', path])
  const force = locked === undefined ? ['--force'] : []
  const { code, stderr } = await runGit(session.top, ['worktree', 'remove', ...force, path])
  if (code !== 0) {
    // By its lock it is known for what it is.
    if (locked !== undefined)
      await runGit(session.top, ['worktree', 'lock', '--reason', locked, path])
    throw mistake('heldNow', path, stderr.trim())
  }
  const added = ['git', '-C', work.root, 'worktree', 'add', '--detach', ...lockOf(locked), path]
  return {
    did: 'removed it',
    before: head ?? null,
    after: null,
    rescue: kept?.ref ?? null,
    undo:
      head === undefined
        ? commandLine('git', '-C', work.root, 'show', kept?.ref ?? '')
        : commandLine(...added, head),
  }
}

async function refuseRemoval(path: string): Promise<void> {
  if (!isAnythingAt(path, '.git'))
    throw mistake('heldNow', path, 'it has no `.git`, and git would not see what it holds')
  const lost = await notKept(path)
  if (lost.length > 0) throw mistake('heldNow', path, `it holds ${lost.slice(0, 5).join(', ')}`)
}

/** What a worktree holds that no rescue has: what git ignores, and repositories of their own. */
async function notKept(path: string): Promise<readonly string[]> {
  const args = ['status', '--porcelain', '-z', '--ignored', '--untracked-files=all']
  const { code, stdout, stderr } = await runGit(path, args)
  if (code !== 0) return [stderr.trim()]
  const records = recordsOf(stdout).map(String)
  return records.filter(one => one.startsWith('!!') || (one.startsWith('??') && one.endsWith('/')))
}

const lockOf = (reason: string | undefined): readonly string[] =>
  reason === undefined ? [] : ['--lock', '--reason', reason]
