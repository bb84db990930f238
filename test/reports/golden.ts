import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Compares text with a file; `UPDATE=1` rewrites the file, and a missing one fails. */
export function assertGolden(path: string, actual: string): void {
  if (process.env['UPDATE'] === '1') {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, actual)
  }
  assert.ok(
    existsSync(path),
    `Unexpected absence of ${path}, expected a golden file; run UPDATE=1 npm test`,
  )
  assert.equal(actual, readFileSync(path, 'utf8'))
}
