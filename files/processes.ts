import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { kill, pid as ownPid } from 'node:process'
import { causeOf } from './disk.ts'

/** Which process of which machine; a process number alone is given again. */
export interface ProcessIdentity {
  readonly pid: number
  /** When it started, in ticks since the machine did (`/proc/PID/stat`); null where none is known. */
  readonly start: string | null
  /** The start of the machine (`/proc/sys/kernel/random/boot_id`). */
  readonly boot: string | null
  /** `/etc/machine-id`. */
  readonly machine: string | null
  /** The numbers of which container are meant (`/proc/self/ns/pid`). */
  readonly space: string | null
  readonly host: string
}

export const thisProcess = (): ProcessIdentity => ({
  pid: ownPid,
  start: startOf(ownPid) ?? null,
  boot: quietly(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
  machine: quietly(() => readFileSync('/etc/machine-id', 'utf8').trim()),
  space: quietly(() => readlinkSync('/proc/self/ns/pid')),
  host: hostname(),
})

/**
 * Whether a process has ended for certain. One of another machine or container cannot be seen from
 * here, and counts as running.
 */
export function hasEnded(other: ProcessIdentity): boolean {
  const { boot, machine, space, host } = thisProcess()
  if (other.host !== host || other.machine !== machine) return false
  if (other.boot !== boot) return true
  if (other.space !== space) return false
  if (!isRunning(other.pid)) return true
  const stat = statOf(other.pid)
  // One of which nothing can be read is another user's, and lives.
  if (stat === undefined) return false
  return stat.isDead || (other.start !== null && stat.start !== other.start)
}

/** What `/proc/PID/stat` says; undefined where it cannot be read. */
function statOf(pid: number | string) {
  const text = quietly(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  // The second field is a name that may hold blanks and brackets; the first one behind is the state.
  const [state, parent, ...rest] = text?.slice(text.lastIndexOf(')') + 2).split(' ') ?? []
  if (state === undefined) return undefined
  // `Z` and `X` have ended, and only wait to be counted.
  return { parent: Number(parent), start: rest[17], isDead: state === 'Z' || state === 'X' }
}

const startOf = (pid: number): string | undefined => statOf(pid)?.start

/** Ticks of `/proc/PID/stat` in a second: the same on every Linux that Node runs on. */
const ticks = 100

/** When a process started, in seconds since 1970; undefined where there is none, or nothing says it. */
export function startedAt(pid: number): number | undefined {
  const stat = statOf(pid)
  const [, boot] =
    /^btime (\d+)$/m.exec(quietly(() => readFileSync('/proc/stat', 'utf8')) ?? '') ?? []
  return stat?.start === undefined || stat.isDead || boot === undefined
    ? undefined
    : Number(boot) + Number(stat.start) / ticks
}

/** A process, and the folder in which it works. */
export interface Worker {
  readonly pid: number
  readonly name: string
  readonly place: string
}

/** Processes with the folders in which they work; this one, those that started it, and its own apart. */
export function workers(): readonly Worker[] {
  const stats = new Map(
    (quietly(() => readdirSync('/proc')) ?? [])
      .filter(name => /^\d+$/.test(name))
      .map(name => [Number(name), statOf(name)]),
  )
  const own = new Set<number>()
  for (let pid = ownPid; pid > 0 && !own.has(pid); pid = stats.get(pid)?.parent ?? 0) own.add(pid)
  return [...stats].flatMap(([pid, stat]) => {
    if (stat === undefined || stat.isDead || stat.parent === ownPid || own.has(pid)) return []
    const place = quietly(() => readlinkSync(`/proc/${pid}/cwd`))
    return place === null ? [] : [{ pid, name: nameOf(pid), place }]
  })
}

/** Whether there is a process of a number that has not ended. */
export function isRunning(pid: number): boolean {
  try {
    kill(pid, 0)
    return statOf(pid)?.isDead !== true
  } catch (error) {
    return causeOf(error) !== 'ESRCH'
  }
}

function quietly<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch (error) {
    causeOf(error)
    return null
  }
}

/**
 * Whether a program runs in one of some folders, or is told of one of them on its command line, or
 * anything has one of some files open; our own children apart. Undefined where the system does not
 * say.
 */
export function isInUse(
  program: string,
  folders: readonly string[],
  files: readonly string[],
): boolean | undefined {
  const all = others()
  return all?.some(pid => runsIn(pid, program, folders) || hasOpen(pid, files))
}

/** The same, with who it is: `process 4711 (git)`. */
export const usersOf = (
  program: string,
  folders: readonly string[],
  files: readonly string[],
): readonly string[] | undefined =>
  others()
    ?.filter(pid => runsIn(pid, program, folders) || hasOpen(pid, files))
    .map(pid => `process ${pid} (${nameOf(pid)})`)

/** Every process but those that have ended and our own children. */
function others(): readonly string[] | undefined {
  const pids = quietly(() => readdirSync('/proc'))?.filter(name => /^\d+$/.test(name))
  if (!pids || pids.length === 0) return undefined
  return pids.filter(pid => {
    const stat = statOf(pid)
    return stat !== undefined && !stat.isDead && stat.parent !== ownPid
  })
}

const nameOf = (pid: number | string): string =>
  quietly(() => readFileSync(`/proc/${pid}/comm`, 'utf8').trim()) ?? ''

function runsIn(pid: string, program: string, folders: readonly string[]): boolean {
  if (nameOf(pid) !== program) return false
  const place = placeOf(pid)
  if (place === 'gone') return false
  const line = quietly(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? ''
  // One whose place cannot be seen may be anywhere.
  return (
    place === 'hidden' ||
    folders.some(one => place === one || place.startsWith(`${one}/`) || line.includes(one))
  )
}

/** Where a process works; one that ends at this moment works nowhere any more. */
function placeOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch (error) {
    const cause = causeOf(error)
    return cause === 'ENOENT' || cause === 'ESRCH' ? 'gone' : 'hidden'
  }
}

function hasOpen(pid: string, files: readonly string[]): boolean {
  const open = quietly(() => readdirSync(`/proc/${pid}/fd`)) ?? []
  return open.some(name => {
    const path = quietly(() => readlinkSync(`/proc/${pid}/fd/${name}`))
    return path !== null && files.includes(path)
  })
}
