import type { Entry } from '../core/entry.ts'
import { mistake } from '../core/errors.ts'
import { filterSettings } from './dirty.ts'
import { parseChanged, parseListed, parseStaged, type Staged } from './listing.ts'
import { runGit } from './run.ts'

/** A path of the work tree, which may be gone from the disk. */
export interface Present {
  readonly entry: Entry
  readonly isSubmodule: boolean
  /** The name of its content where git knows it to be unchanged. */
  readonly oid: string | undefined
  /** The name of its content where a sparse checkout leaves it out of the disk. */
  readonly absentOid: string | undefined
  /** Its mode as git sees it; undefined where only the disk can say. */
  readonly mode: string | undefined
}

export interface Listing {
  /** Tracked paths, and those that are new and not ignored. */
  readonly present: readonly Present[]
  /** Whether the disk can say of a file that it can be run. */
  readonly knowsModes: boolean
}

/** Lists a work tree. What git was told not to look at is looked at. */
export async function listWorkTree(top: string): Promise<Listing> {
  const settings = await filterSettings(top)
  const [staged, changed, others, fileMode] = await Promise.all([
    output(top, ['ls-files', '-z', '--stage', '-v']).then(parseStaged),
    settings && output(top, changes, settings).then(parseChanged),
    output(top, ['ls-files', '-z', '--others', '--exclude-standard']).then(parseListed),
    runGit(top, ['config', '--type=bool', '--get', 'core.fileMode']),
  ])
  return {
    present: [
      ...staged.map(one => presentOf(one, changed)),
      ...others.filter(({ isFolder }) => !isFolder).map(({ entry }) => ({ entry, ...unknown })),
    ],
    knowsModes: fileMode.stdout.toString().trim() !== 'false',
  }
}

const unknown = { isSubmodule: false, oid: undefined, absentOid: undefined, mode: undefined }
const changes = ['diff-files', '--raw', '-z', '--ignore-submodules=dirty']

function presentOf(
  { entry, type, oid, mode, unwatched }: Staged,
  changed: ReadonlyMap<string, string> | undefined,
): Present {
  const now = changed?.get((entry.raw ?? Buffer.from(entry.path)).toString('latin1'))
  const isKnown = changed !== undefined && now === undefined && unwatched === undefined
  return {
    entry,
    isSubmodule: type === 'submodule',
    oid: isKnown ? oid : undefined,
    absentOid: unwatched === 'skip-worktree' ? oid : undefined,
    mode: unwatched === undefined ? (now ?? mode) : undefined,
  }
}

async function output(
  top: string,
  args: readonly string[],
  settings: readonly string[] = [],
): Promise<Buffer> {
  const { code, stdout, stderr } = await runGit(top, args, { settings })
  if (code !== 0) throw mistake('gitFailed', args[0] ?? '', stderr.trim())
  return stdout
}
