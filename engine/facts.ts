import { posix } from 'node:path'

/** What the tree as a whole says about one file's names. */
export interface Facts {
  /** Whether a module specifier leads to a file of the tree. */
  readonly leadsToFile: (specifier: string) => boolean
}

const modules =
  /(?:\/index|\/__init__|\/mod)?\.(?:[cm]?[jt]sx?|d\.ts|vue|svelte|py|rb|php|rs|go|css|scss|less|json)$/

/** Reads the facts off the list of files; nothing is opened. */
export function factsOf(paths: readonly string[]): Facts {
  let endings: Set<string> | undefined
  return {
    leadsToFile: specifier => {
      const parts = specifier.replace(/^[@~#]/, '').split('/')
      if (parts.length < 2) return false
      endings ??= endingsOf(paths)
      return (
        endings.has(stem(parts.join('/'))) ||
        (parts.length > 2 && endings.has(stem(parts.slice(1).join('/'))))
      )
    },
  }
}

const stem = (path: string): string => path.replace(modules, '')

/** Every ending of two segments or more, without extension: a specifier may leave out the head. */
function endingsOf(paths: readonly string[]): Set<string> {
  const endings = new Set<string>()
  for (const path of paths) {
    if (!modules.test(path) || path.includes('node_modules/')) continue
    const parts = stem(posix.normalize(path)).split('/')
    for (let from = 0; from < parts.length - 1; from += 1) endings.add(parts.slice(from).join('/'))
    if (parts.length > 2) endings.add(parts.slice(0, -1).join('/'))
  }
  return endings
}
