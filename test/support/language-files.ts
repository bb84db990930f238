import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Files } from './repository.ts'

/** Ordinary code of every language: the inputs of the language fixtures. */
export function languageFiles(): Files {
  const root = 'test/fixtures/languages'
  return Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && entry.name !== 'expected.txt')
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [path.slice(root.length + 1), readFileSync(path)]),
  )
}
