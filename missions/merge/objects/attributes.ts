import { posix } from 'node:path'
import { isSafePath } from '../../../core/safe-path.ts'
import { replaceFile } from '../../../files/write.ts'
import { listCommit } from '../../../git/commit.ts'
import type { GitOptions } from '../../../git/run.ts'
import { gitText, type Session } from './session.ts'

/** Where merges of objects run, so that the attributes of a commit hold there. */
export interface Attributes {
  readonly folder: string
  readonly options: GitOptions
}

/**
 * Lays out the attribute files of a commit in a folder of their own. git takes them from the
 * checkout in which it stands, and that may be one of quite another branch.
 */
export async function attributesOf(session: Session, commit: string): Promise<Attributes> {
  const { top, scratch, options } = session
  const folder = 'attributes'
  replaceFile(scratch, { path: `${folder}/.gitattributes` }, Buffer.alloc(0))
  const [gitDir, listed] = await Promise.all([
    gitText(session, ['rev-parse', '--absolute-git-dir']),
    listCommit(top, commit, undefined, options),
  ])
  for (const { entry, oid, type } of listed) {
    const isOne = type === 'file' && posix.basename(entry.path) === '.gitattributes'
    if (!isOne || entry.raw || !isSafePath(entry.path)) continue
    replaceFile(scratch, { path: `${folder}/${entry.path}` }, await session.read(oid))
  }
  return {
    folder: `${scratch}/${folder}`,
    options: {
      ...options,
      env: {
        ...options.env,
        GIT_DIR: gitDir,
        GIT_WORK_TREE: `${scratch}/${folder}`,
        // The index of the checkout would stand in for files that are not there.
        GIT_INDEX_FILE: `${scratch}/no-index`,
      },
    },
  }
}
