import ignore, { type Ignore } from 'ignore'

/** Strongest first: what a file of one name says hides what files of later names say. */
export const ignoreNames = ['.rgignore', '.ignore', '.gitignore'] as const

export type IgnoreName = (typeof ignoreNames)[number]

/** One ignore file; `folder` is where it lies, empty or ending in a slash. */
interface Layer {
  readonly name: IgnoreName
  readonly folder: string
  readonly rules: Ignore
}

/** Ignore files from the root down to one folder, in the order in which they are asked. */
export type Layers = readonly Layer[]

const options = { ignoreCase: false, allowRelativePaths: true }

/** What the first layer with an opinion says; `path` of a folder ends in a slash. */
export function verdictOf(layers: Layers, path: string): 'ignored' | 'kept' | undefined {
  for (const layer of layers) {
    const { ignored, unignored } = layer.rules.test(path.slice(layer.folder.length))
    if (ignored) return 'ignored'
    if (unignored) return 'kept'
  }
  return undefined
}

/** Puts a folder's own ignore files before those of the same name above it. */
export function addLayers(
  layers: Layers,
  folder: string,
  texts: ReadonlyMap<IgnoreName, string>,
): Layers {
  return ignoreNames.flatMap(name => {
    const above = layers.filter(layer => layer.name === name)
    const text = texts.get(name)
    return text === undefined
      ? above
      : [{ name, folder, rules: ignore(options).add(text) }, ...above]
  })
}

/**
 * The layers inside a folder that one layer keeps. Another layer that ignores the folder would
 * ignore all that is in it, so it learns that the folder is open; its other rules stay.
 */
export function openFolder(layers: Layers, folder: string): Layers {
  return layers.map(layer => {
    const path = folder.slice(layer.folder.length)
    if (!layer.rules.test(path).ignored) return layer
    const rules = ignore(options)
      .add(layer.rules)
      .add([`!/${escapeGlob(path)}`])
    return { ...layer, rules }
  })
}

const escapeGlob = (path: string): string => path.replace(/[\\*?[\]\s]/g, '\\$&')
