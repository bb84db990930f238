import type { Entry } from '../core/entry.ts'
import { mistake } from '../core/errors.ts'
import { filterSettings } from './dirty.ts'
import { parseListed, parseNames, parseStaged, type Staged } from './listing.ts'
import { runGit } from './run.ts'

/** A path of the work tree; `oid` is that of its content where git knows it to be unchanged. */
export interface Present {
  readonly entry: Entry
  readonly oid: string | undefined
}

/** Tracked paths, and those that are new and not ignored; some may be gone from the disk. */
export async function listWorkTree(top: string): Promise<readonly Present[]> {
  const settings = await filterSettings(top)
  const [staged, changed, others] = await Promise.all([
    output(top, ['ls-files', '-z', '--stage']),
    settings && output(top, ['diff-files', '--name-only', '-z', '--ignore-submodules'], settings),
    output(top, ['ls-files', '-z', '--others', '--exclude-standard']),
  ])
  const isChanged = changed && new Set(parseNames(changed))
  return [
    ...parseStaged(staged)
      .filter(isFile)
      .map(({ entry, oid }) => ({
        entry,
        oid: isChanged?.has(entry.path) === false ? oid : undefined,
      })),
    ...parseListed(others)
      .filter(one => !one.isFolder)
      .map(({ entry }) => ({ entry, oid: undefined })),
  ]
}

const isFile = ({ type }: Staged): boolean => type !== 'submodule'

async function output(
  top: string,
  args: readonly string[],
  settings: readonly string[] = [],
): Promise<Buffer> {
  const { code, stdout, stderr } = await runGit(top, args, { settings })
  if (code !== 0) throw mistake('gitFailed', args[0] ?? '', stderr.trim())
  return stdout
}
