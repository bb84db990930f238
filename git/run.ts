import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { env as inherited } from 'node:process'
import type { Readable, Writable } from 'node:stream'

/** How a git command ended; `code` is undefined when git could not run to its end. */
export interface GitOutcome {
  readonly code: number | undefined
  readonly stdout: Buffer
  readonly stderr: string
}

/** What would run a program that the repository's own configuration names. */
const guards = ['core.fsmonitor=false', 'safe.bareRepository=explicit']
const noHooks = ['core.hooksPath=/dev/null']

/**
 * Variables of git that a caller may set: its configuration, who it is, and how it connects. Every
 * other one, such as `GIT_DIR` that a hook sets, would lead each command elsewhere.
 */
const welcome =
  /^GIT_(?:CONFIG_.*|AUTHOR_.*|COMMITTER_.*|EXEC_PATH|SSH.*|SSL.*|ASKPASS|HTTP.*|PROXY.*|TRACE.*)$/
const strange = Object.keys(inherited).filter(
  name => name.startsWith('GIT_') && !welcome.test(name),
)

/** Read-only, silent and offline: a missing object is an error and never a reason to connect. */
const environment = {
  ...inherited,
  ...Object.fromEntries(strange.map(name => [name, undefined])),
  LC_ALL: 'C',
  LANGUAGE: undefined,
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_ALLOW_PROTOCOL: 'none',
}

/** How a command is run beyond its arguments. */
export interface GitOptions {
  /** Added to the configuration: `name=value`. */
  readonly settings?: readonly string[]
  /** Added to the environment, for a scratch index for example. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** What the command reads on its standard input. */
  readonly input?: string | Buffer
  /** Whether the hooks of the repository may run: where a person's branch moves. */
  readonly hooks?: boolean
}

/** A git command that runs on: its input is written and its output read while it lives. */
export type GitProcess = ChildProcessByStdio<Writable, Readable, Readable>

/** Starts git in a folder, without a shell. */
export function startGit(
  folder: string,
  args: readonly string[],
  { settings = [], env = {}, hooks = false }: GitOptions = {},
): GitProcess {
  const all = ['core.quotePath=false', ...guards, ...(hooks ? [] : noHooks), ...settings]
  const config = all.flatMap(one => ['-c', one])
  return spawn('git', ['--no-pager', ...config, ...args], {
    cwd: folder,
    env: { ...environment, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
}

/** Runs git to its end. A failure is a value and never thrown. */
export function runGit(
  folder: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitOutcome> {
  const child = startGit(folder, args, options)
  // A command that ends without reading its input says why by its status.
  child.stdin.on('error', () => {})
  child.stdin.end(options.input)
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
