import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { removeFolder } from '../../files/scratch.ts'

/** Contents by path; text is written as UTF-8. */
export type Files = Readonly<Record<string, string | Buffer>>

/** Makes files in a temporary folder, hands its real path to `run`, and removes it afterwards. */
export async function withFolder<Result>(
  files: Files,
  run: (folder: string) => Result | Promise<Result>,
): Promise<Result> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lighthouse-')))
  try {
    writeFiles(folder, files)
    return await run(folder)
  } finally {
    removeFolder(folder)
  }
}

/** The same, where the folder is a repository and all files are committed. */
export function withRepository<Result>(
  files: Files,
  run: (folder: string) => Result | Promise<Result>,
  init: readonly string[] = [],
): Promise<Result> {
  return withFolder(files, folder => {
    git(folder, 'init', '--quiet', '--initial-branch=main', ...init)
    git(folder, 'add', '--all')
    git(folder, 'commit', '--quiet', '--allow-empty', '--message=Build the lighthouse')
    return run(folder)
  })
}

/** Hands a copy of a repository to `run`, and removes it afterwards. */
export const withCopy = <Result>(
  original: string,
  run: (folder: string) => Result | Promise<Result>,
): Promise<Result> =>
  withFolder({}, folder => {
    cpSync(original, folder, { recursive: true, preserveTimestamps: true })
    return run(folder)
  })

/** Writes files below a folder and makes the folders between. */
export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** Runs real git as one author on one date without anyone's configuration; returns its output. */
export function git(folder: string, ...args: readonly string[]): string {
  const options = { cwd: folder, env: environment, stdio: 'pipe', encoding: 'utf8' } as const
  return execFileSync('git', args, options).trimEnd()
}

const environment = {
  PATH: process.env['PATH'],
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Keeper',
  GIT_AUTHOR_EMAIL: 'keeper@lighthouse.example',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'Keeper',
  GIT_COMMITTER_EMAIL: 'keeper@lighthouse.example',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
}
