import { isFolderAt, namesIn } from '../../../files/folder.ts'
import { quietly, textAt } from '../../mission/quietly.ts'
import { type CommandName, commandOfAction } from '../actions.ts'

/** A template of a project from which a full prompt can be made. */
export interface Template {
  readonly path: string
  readonly command: CommandName
  readonly text: string
}

const most = { depth: 6, names: 5000 }

/** The templates of a project, sorted: all of its overrides, and those of its missions. */
export function templatesOf(root: string): readonly Template[] {
  if (!isFolderAt(root, '.kittify')) return []
  const missions = '.kittify/missions'
  const names = isFolderAt(root, missions) ? (quietly(() => namesIn(root, missions)) ?? []) : []
  return [
    '.kittify/overrides',
    ...names
      .filter(name => isFolderAt(root, `${missions}/${name}`))
      .map(name => `${missions}/${name}/command-templates`),
  ].flatMap(folder => templatesIn(root, folder))
}

function templatesIn(root: string, start: string): readonly Template[] {
  const found: Template[] = []
  const folders = isFolderAt(root, start) ? [{ path: start, depth: 0 }] : []
  let seen = 0
  for (let folder = folders.shift(); folder && seen < most.names; folder = folders.shift()) {
    const { path: outer, depth } = folder
    const names = quietly(() => namesIn(root, outer)) ?? []
    seen += names.length
    found.push(...names.flatMap(name => templateAt(root, `${outer}/${name}`, name) ?? []))
    const inner = names.map(name => `${outer}/${name}`).filter(path => isFolderAt(root, path))
    if (depth < most.depth) folders.push(...inner.map(path => ({ path, depth: depth + 1 })))
  }
  return found
}

function templateAt(root: string, path: string, name: string): Template | undefined {
  const [, stem = ''] = /^(?:spec-kitty\.)?([\w-]+)\.md$/.exec(name) ?? []
  const command = commandOfAction(stem)
  const read = command === undefined ? 'absent' : textAt(root, path)
  return command === undefined || typeof read === 'string'
    ? undefined
    : { path, command, text: read.text }
}
