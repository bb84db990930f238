import { lstatSync, readdirSync } from 'node:fs'
import type { Entry } from '../core/entry.ts'
import { childOf, diskPath, foldersOf } from './disk.ts'

/**
 * Finds what lies on the disk where a new file is to be: a file there, one in place of a folder
 * around it, or the files below it where a folder is in its place.
 */
export function obstacleFinder(root: string): (entry: Entry) => readonly Entry[] {
  const folders = new Set<string>()
  const isOpen = (folder: Entry): boolean => {
    if (!folders.has(folder.path) && kindOf(root, folder) === 'folder') folders.add(folder.path)
    return folders.has(folder.path)
  }
  return entry => {
    const place = foldersOf(entry).find(folder => !isOpen(folder)) ?? entry
    const found = kindOf(root, place)
    if (found === 'folder') return filesBelow(root, place)
    return found === 'file' ? [place] : []
  }
}

/** A link is a file, wherever it leads. */
function kindOf(root: string, entry: Entry): 'file' | 'folder' | 'nothing' {
  const stats = lstatSync(diskPath(root, entry), { throwIfNoEntry: false })
  if (stats === undefined) return 'nothing'
  return stats.isDirectory() ? 'folder' : 'file'
}

function filesBelow(root: string, folder: Entry): readonly Entry[] {
  return readdirSync(diskPath(root, folder), { encoding: 'buffer' }).flatMap(name => {
    const child = childOf(folder, name)
    return kindOf(root, child) === 'folder' ? filesBelow(root, child) : [child]
  })
}
