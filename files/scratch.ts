import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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

/** Removes a folder of our own with all that it holds; one that is not there is fine. */
export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true })

/** Writes a file that is gone soon: whether it is on the disk does not matter. */
export const writeScratch = (path: string, content: Buffer | string): void =>
  writeFileSync(path, content)
