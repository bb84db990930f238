import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/** Every path of a folder with its mode and a hash of its content; git's own folder is left out. */
export function treeAt(folder: string, path = ''): Readonly<Record<string, string>> {
  const entries = readdirSync(join(folder, path)).flatMap((name): [string, string][] => {
    const child = path === '' ? name : `${path}/${name}`
    if (child === '.git') return []
    const stats = lstatSync(join(folder, child))
    if (stats.isDirectory()) return Object.entries(treeAt(folder, child))
    const content = stats.isSymbolicLink()
      ? readlinkSync(join(folder, child))
      : readFileSync(join(folder, child))
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
    return [[child, `${(stats.mode & 0o7777).toString(8)} ${hash}`]]
  })
  return Object.fromEntries(entries)
}
