import { posix } from 'node:path'
import {
  isAnything,
  isAnythingAt,
  isFolder,
  isFolderAt,
  namesIn,
  realPathOf,
} from '../../../files/folder.ts'
import { quietly, textAt } from '../../mission/quietly.ts'

/** Where the `.git` of a folder leads. */
export type GitFile =
  | { readonly type: 'absent' }
  /** A folder: a repository of its own. */
  | { readonly type: 'folder' }
  /** No file of git's. */
  | { readonly type: 'odd' }
  | {
      readonly type: 'leads'
      readonly to: string
      /** Whether something is there. */
      readonly isThere: boolean
    }

/** What `HEAD` says. */
export type Head =
  | { readonly type: 'branch'; readonly name: string }
  | { readonly type: 'commit'; readonly oid: string }
  | { readonly type: 'torn' }

/** Whether a checkout is where git believes it to be. */
export type CheckoutState =
  | 'whole'
  /** Its folder is gone, and the one around it is there. */
  | 'deleted'
  /** The folder around it is gone too, as that of a disk that is not mounted. */
  | 'unreachable'
  | 'no-git-file'
  | 'other-git-file'
  /** A repository of its own, or something else, lies there. */
  | 'foreign'
  /** git's own folder does not say where it lies. */
  | 'nameless'
  /** Its path is no UTF-8: it cannot be looked at. */
  | 'unspellable'

/** The main checkout or a linked worktree, by the files that git keeps of it. */
export interface Checkout {
  /** Its name in `worktrees/` of git's own folder; undefined for the main checkout. */
  readonly admin: string | undefined
  /** git's own folder of it. */
  readonly folder: string
  /** Where it lies; empty where nothing says so. */
  readonly path: string
  readonly state: CheckoutState
  readonly gitFile: GitFile
  readonly head: Head
  /** Why it is locked; undefined where it is not. */
  readonly locked: string | undefined
  /** What somebody is in the midst of: `rebase`, `merge` and such; undefined for nothing. */
  readonly operation: string | undefined
  /** The branch that a rebase or bisect has taken it from. */
  readonly taken: string | undefined
  readonly hasIndex: boolean
  /** Names of lock files in git's folder of it. */
  readonly locks: readonly string[]
  /** Whether files of its index are left out of it. */
  readonly isSparse: boolean
  /** The last commit that its log of HEAD has. */
  readonly lastHead: string | undefined
  /** Why HEAD was moved last, as that log has it. */
  readonly lastMove: string | undefined
  /** Whether no link and no other repository lies around it: then it is where git made it. */
  readonly isPlain: boolean
  /** Whether all of its files that git needs are there. */
  readonly isComplete: boolean
}

/** Reads every checkout of a repository out of git's own folder, the main one first. */
export function readCheckouts(root: string, common: string): readonly Checkout[] {
  const main = readMain(root, common)
  const linked = quietly(() => namesIn(common, 'worktrees')) ?? []
  return [
    ...(main ? [main] : []),
    ...linked
      .filter(name => isFolderAt(common, `worktrees/${name}`))
      .map(name => readLinked(root, common, name)),
  ]
}

/** The main checkout; undefined for a bare repository. */
function readMain(root: string, common: string): Checkout | undefined {
  const gitFile = gitFileOf(root)
  const isMain =
    (gitFile.type === 'folder' && common === `${root}/.git`) ||
    (gitFile.type === 'leads' && isSame(gitFile.to, common))
  return isMain
    ? { ...factsOf(common, undefined), path: root, state: 'whole', gitFile, isPlain: true }
    : undefined
}

function readLinked(root: string, common: string, admin: string): Checkout {
  const facts = factsOf(common, admin)
  const said = textOf(common, `worktrees/${admin}/gitdir`)?.trimEnd() ?? ''
  const spelled = said === '' ? '' : posix.dirname(posix.resolve(facts.folder, said))
  // Processes and contexts name folders as they are, whatever links lead there.
  const path =
    said === '' ? '' : posix.join(realPathOf(posix.dirname(spelled)), posix.basename(spelled))
  const gitFile = path === '' ? ({ type: 'absent' } as const) : gitFileOf(path)
  const state = stateOf(path, gitFile, facts.folder, root)
  return { ...facts, path, gitFile, state, isPlain: isPlain({ spelled, path }, root, common) }
}

/** Whether a path lies in the project; or leads through no link, and into no other repository. */
function isPlain(
  { spelled, path }: { readonly spelled: string; readonly path: string },
  root: string,
  common: string,
): boolean {
  if (path.startsWith(`${root}/`)) return true
  if (path === '' || spelled !== path) return false
  const holder = foldersAbove(posix.dirname(path)).find(
    folder => gitFileOf(folder).type !== 'absent',
  )
  if (holder === undefined) return true
  const gitFile = gitFileOf(holder)
  if (gitFile.type === 'folder') return isSame(`${holder}/.git`, common)
  return gitFile.type === 'leads' && (gitFile.to === common || gitFile.to.startsWith(`${common}/`))
}

function foldersAbove(folder: string): readonly string[] {
  const above = posix.dirname(folder)
  return above === folder ? [folder] : [folder, ...foldersAbove(above)]
}

/** What the files of a checkout say, wherever it lies. */
function factsOf(common: string, admin: string | undefined) {
  const place = admin === undefined ? '' : `worktrees/${admin}/`
  const names = quietly(() => namesIn(common, place)) ?? []
  const read = (name: string) => (names.includes(name) ? textOf(common, place + name) : undefined)
  const last = textOf(common, `${place}logs/HEAD`)?.trimEnd().split('\n').at(-1) ?? ''
  const [, lastHead, lastMove] = /^\S+ ([0-9a-f]{40,64}) [^\t]*\t?(.*)$/.exec(last) ?? []
  const folders = ['rebase-merge', 'rebase-apply'].filter(name => names.includes(name))
  const taken = [...folders.map(name => `${name}/head-name`), 'BISECT_START']
    .map(name => textOf(common, place + name)?.trim())
    .find(text => text !== undefined)
  return {
    admin,
    folder: posix.join(common, place).replace(/\/$/, ''),
    head: headOf(read('HEAD')),
    locked: names.includes('locked') ? (read('locked') ?? '').trim() : undefined,
    operation: operations.find(([name]) => names.includes(name))?.[1],
    taken: taken === undefined ? undefined : fullName(taken),
    lastHead: lastHead === undefined || /^0+$/.test(lastHead) ? undefined : lastHead,
    lastMove,
    hasIndex: names.includes('index'),
    isSparse: /^\s*sparsecheckout\s*=\s*(?:true|1|yes|on)\s*$/im.test(
      read('config.worktree') ?? '',
    ),
    locks: names.filter(name => name.endsWith('.lock')),
    isComplete:
      admin === undefined || ['commondir', 'gitdir', 'HEAD'].every(name => names.includes(name)),
  }
}

/** The file or folder of git's own that says what somebody is in the midst of. */
const operations: readonly (readonly [name: string, what: string])[] = [
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['MERGE_HEAD', 'merge'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  ['BISECT_LOG', 'bisect'],
]

const fullName = (branch: string): string =>
  branch.startsWith('refs/') ? branch : `refs/heads/${branch}`

const textOf = (root: string, path: string): string | undefined => {
  const read = textAt(root, path)
  return typeof read === 'string' ? undefined : read.text
}

function headOf(text: string | undefined): Head {
  const [, name] = /^ref: (refs\/\S+)\s*$/.exec(text ?? '') ?? []
  if (name !== undefined) return { type: 'branch', name }
  const [oid] = /^[0-9a-f]{40,64}(?=\s*$)/.exec(text ?? '') ?? []
  return oid === undefined || /^0+$/.test(oid) ? { type: 'torn' } : { type: 'commit', oid }
}

/** Where the `.git` of a folder leads. */
export function gitFileOf(path: string): GitFile {
  if (!isAnythingAt(path, '.git')) return { type: 'absent' }
  if (isFolderAt(path, '.git')) return { type: 'folder' }
  const [, said] = /^gitdir: (.+)/s.exec(textOf(path, '.git') ?? '') ?? []
  if (said === undefined) return { type: 'odd' }
  const to = posix.resolve(path, said.trimEnd())
  return { type: 'leads', to, isThere: isAnything(to) }
}

function stateOf(path: string, gitFile: GitFile, folder: string, root: string): CheckoutState {
  if (path === '') return 'nameless'
  if (path.includes('\ufffd')) return 'unspellable'
  const leads = gitFile.type === 'leads' && isSame(gitFile.to, folder)
  if (leads) return 'whole'
  if (!isAnything(path)) {
    const isAround = path.startsWith(`${root}/`) || isFolderAt(posix.dirname(path), '.')
    return isAround ? 'deleted' : 'unreachable'
  }
  // Through a link git would write elsewhere.
  if (!isFolder(path)) return 'foreign'
  if (gitFile.type === 'absent') return 'no-git-file'
  return gitFile.type === 'leads' ? 'other-git-file' : 'foreign'
}

const isSame = (one: string, other: string): boolean =>
  one === other || realPathOf(one) === realPathOf(other)

/** A folder that is the checkout of nothing that git knows. */
export interface LooseFolder {
  readonly path: string
  readonly gitFile: GitFile
  readonly isEmpty: boolean
}

/** The folders in some places that are none of the checkouts. */
export function looseFolders(
  places: readonly string[],
  checkouts: readonly Checkout[],
): readonly LooseFolder[] {
  const known = new Set(checkouts.map(({ path }) => path))
  return [...new Set(places)].flatMap(place =>
    (quietly(() => namesIn(place, '')) ?? [])
      .map(name => `${place}/${name}`)
      .filter(path => !known.has(path) && isFolder(path))
      .map(path => ({
        path,
        gitFile: gitFileOf(path),
        isEmpty: quietly(() => namesIn(path, ''))?.length === 0,
      })),
  )
}
