import { accessSync, constants, statfsSync } from 'node:fs'

/**
 * Tests make thousands of small repositories, and what they hold to survive is synced to the disk:
 * in memory that is done at once. Where there is no room for them, or somebody has named another
 * place, they lie where they always do. Loaded by mocha before any test.
 */
const memory = '/dev/shm'
const room = 2 ** 31

function hasRoom(): boolean {
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize > room
  } catch {
    return false
  }
}

if (process.env['TMPDIR'] === undefined && hasRoom()) process.env['TMPDIR'] = memory
