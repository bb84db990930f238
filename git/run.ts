import { spawn } from 'node:child_process'
import { env as inherited } from 'node:process'

/** How a git command ended; `code` is undefined when git could not run to its end. */
export interface GitOutcome {
  readonly code: number | undefined
  readonly stdout: Buffer
  readonly stderr: string
}

/** What would run a program that the repository's own configuration names. */
const guards = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'safe.bareRepository=explicit']

/** Variables by which a calling hook would point every git command at its own repository. */
const foreign = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_COMMON_DIR', 'GIT_PREFIX']
const foreignObjects = ['GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_NAMESPACE']

/** Read-only, silent and offline: a missing object is an error and never a reason to connect. */
const environment = {
  ...inherited,
  ...Object.fromEntries([...foreign, ...foreignObjects].map(name => [name, undefined])),
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
}

/** Runs git in a folder, without a shell. `settings` are added to the configuration: `name=value`. */
export function runGit(
  folder: string,
  args: readonly string[],
  settings: readonly string[] = [],
): Promise<GitOutcome> {
  const config = ['core.quotePath=false', ...guards, ...settings].flatMap(one => ['-c', one])
  const child = spawn('git', ['--no-pager', ...config, ...args], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout.on('data', (piece: Buffer) => stdout.push(piece))
  child.stderr.on('data', (piece: Buffer) => stderr.push(piece))
  return new Promise(resolve => {
    child.on('error', error =>
      resolve({ code: undefined, stdout: Buffer.alloc(0), stderr: error.message }),
    )
    child.on('close', code =>
      resolve({
        code: code ?? undefined,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString(),
      }),
    )
  })
}
