import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmdirSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRunning, thisProcess } from './processes.ts'

/** How long a folder may be left by a process that was killed, in milliseconds. */
const day = 86_400_000

/** The system's folder for what is gone soon, without links. */
export const temporaryFolder = (): string => realpathSync(tmpdir())

/** Hands a new folder of the system's temporary place to `run`, and removes it afterwards. */
export async function withScratch<Result>(
  run: (folder: string) => Promise<Result>,
): Promise<Result> {
  const { pid } = thisProcess()
  const folder = mkdtempSync(join(tmpdir(), `cutover-${pid}-`))
  // Now and then: to look at all of them takes longer than most of what is run here.
  if (pid % 16 === 0) sweep(lstatSync(folder))
  try {
    return await run(folder)
  } finally {
    removeFolder(folder)
  }
}

/** Removes the folders of processes that were killed a day before a new one was made. */
function sweep({ uid, mtimeMs: now }: Stats): void {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = /^cutover-(\d+)-/.exec(name) ?? []
    const path = join(tmpdir(), name)
    const stats = pid === undefined ? undefined : lstatSync(path, { throwIfNoEntry: false })
    const isOld = stats?.uid === uid && now - stats.mtimeMs > day
    if (isOld && !isRunning(Number(pid))) removeFolder(path)
  }
}

/** Removes a folder of our own with all that it holds, whatever its names; none is fine. */
export function removeFolder(folder: string | Buffer): void {
  const path = Buffer.from(folder)
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (stats?.isDirectory()) {
    for (const name of readdirSync(path, { encoding: 'buffer' }))
      removeFolder(Buffer.concat([path, Buffer.from('/'), name]))
    rmdirSync(path)
  } else rmSync(path, { force: true })
}

/** Writes a file that is gone soon: whether it is on the disk does not matter. */
export const writeScratch = (path: string, content: Buffer | string): void =>
  writeFileSync(path, content)
