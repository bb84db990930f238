import { lstatSync, mkdtempSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Hands a new folder of the system's temporary place to `run`, and removes it afterwards. */
export async function withScratch<Result>(
  run: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'cutover-'))
  try {
    return await run(folder)
  } finally {
    removeFolder(folder)
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
