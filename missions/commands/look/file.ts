import { isUtf8 } from 'node:buffer'
import { byPath } from '../../../core/entry.ts'
import { readBytes } from '../../../files/bytes.ts'
import { isFileAt, isFolderAt, namesIn } from '../../../files/folder.ts'
import { kindAt } from '../../../files/state.ts'
import { quietly } from '../../mission/quietly.ts'
import type { AgentFolder } from '../agents.ts'

/** A command file as it lies on the disk. */
export interface CommandFile {
  /** Relative to the root. */
  readonly path: string
  readonly folder: AgentFolder
  /** Between `spec-kitty.` and the extension, as it is spelled there. */
  readonly stem: string
  /** As it is spelled; that of a skill is SKILL.md. */
  readonly extension: string
  /** Undefined where it cannot be read. */
  readonly bytes: Buffer | undefined
  /** Undefined for what is no UTF-8 as well. */
  readonly text: string | undefined
  /** Why there is no text. */
  readonly trouble: 'link' | 'unreadable' | 'too-large' | 'no-utf-8' | undefined
}

/** What stands in the place of an agent's folder. */
export type FolderState = 'present' | 'absent' | 'link' | 'unreadable'

/** Largest command file that is read, in bytes. The largest real ones have some 50 kB. */
const largest = 2 ** 20

/** Any spelling in case, and any extension: an agent, or a person, may take it for a command all the same. */
const fileName = /^spec-kitty\.([\w-]+)\.([\w.~-]+)$/i
const namespacedName = /^([\w-]+)\.([\w.~-]+)$/
const skillName = /^spec-kitty\.([\w-]+)$/i
const namespace = /^spec-kitty$/i

/** What stands in the place of a folder: no link on the way counts as it. */
export function folderState(root: string, { folder }: AgentFolder): FolderState {
  const [outer = ''] = folder.split('/')
  for (const path of [outer, folder]) {
    const { type } = kindAt(root, { path })
    if (type === 'link') return 'link'
    if (type === 'absent') return 'absent'
    if (type !== 'folder') return 'unreadable'
  }
  return quietly(() => namesIn(root, folder)) === undefined ? 'unreadable' : 'present'
}

/** What lies in the folder of an agent. */
export interface FolderContent {
  readonly files: readonly CommandFile[]
  /** Files beside the SKILL.md of a skill, which it may send an agent to. */
  readonly beside: readonly CommandFile[]
  /** Folders of skills without a SKILL.md. */
  readonly hollow: readonly HollowSkill[]
}

/** The folder of a skill in which none lies. */
export interface HollowSkill {
  /** Relative to the root, with a slash at its end. */
  readonly path: string
  readonly folder: AgentFolder
  readonly stem: string
}

/** What lies in a folder that is present, sorted by path. Other names are not ours. */
export function contentOf(root: string, folder: AgentFolder): FolderContent {
  const names = listed(root, folder.folder)
  const skills = folder.format === 'skill' ? names.flatMap(name => skillIn(root, folder, name)) : []
  return {
    files: [
      ...names.flatMap(name => [
        ...plainFile(root, { folder, place: folder.folder, name, form: fileName }),
        ...(namespace.test(name) ? namespaced(root, folder, `${folder.folder}/${name}`) : []),
      ]),
      ...skills.flatMap(({ file }) => file ?? []),
    ].toSorted(byPath),
    beside: skills.flatMap(({ beside }) => beside),
    hollow: skills.flatMap(({ hollow }) => hollow ?? []),
  }
}

const listed = (root: string, path: string): readonly string[] =>
  quietly(() => namesIn(root, path)) ?? []

interface Named {
  readonly folder: AgentFolder
  readonly place: string
  readonly name: string
  readonly form: RegExp
}

function plainFile(root: string, { folder, place, name, form }: Named): readonly CommandFile[] {
  const [, stem, extension] = form.exec(name) ?? []
  const path = `${place}/${name}`
  return stem === undefined || extension === undefined
    ? []
    : [readCommand(root, { path, folder, stem, extension })]
}

/** A folder inside that of an agent gives its files a name of two parts: `/spec-kitty:accept`. */
const namespaced = (root: string, folder: AgentFolder, place: string): readonly CommandFile[] =>
  folder.format === 'skill' || !isFolderAt(root, place)
    ? []
    : listed(root, place).flatMap(name =>
        plainFile(root, { folder, place, name, form: namespacedName }),
      )

interface Skill {
  readonly file?: CommandFile
  readonly hollow?: HollowSkill
  readonly beside: readonly CommandFile[]
}

/** A folder that is a link is a file that cannot be read. */
function skillIn(root: string, folder: AgentFolder, name: string): readonly Skill[] {
  const [, stem] = skillName.exec(name) ?? []
  const place = `${folder.folder}/${name}`
  if (stem === undefined || isFileAt(root, place)) return []
  const own = listed(root, place).find(one => /^skill\.md$/i.test(one)) ?? 'SKILL.md'
  const path = `${place}/${own}`
  const beside = isFolderAt(root, place) ? filesBeside(root, folder, { place, own, stem }) : []
  return isFolderAt(root, place) && kindAt(root, { path }).type === 'absent'
    ? [{ hollow: { path: `${place}/`, folder, stem }, beside }]
    : [{ file: readCommand(root, { path, folder, stem, extension: 'SKILL.md' }), beside }]
}

/** Folders and names of one skill that are looked at. */
const most = { depth: 4, names: 500 }

function filesBeside(
  root: string,
  folder: AgentFolder,
  { place, own, stem }: { readonly place: string; readonly own: string; readonly stem: string },
): readonly CommandFile[] {
  const found: string[] = []
  const folders = [{ outer: place, depth: 0 }]
  let seen = 0
  for (let next = folders.shift(); next && seen < most.names; next = folders.shift()) {
    const { outer, depth } = next
    const paths = listed(root, outer).map(name => `${outer}/${name}`)
    seen += paths.length
    found.push(...paths.filter(path => isFileAt(root, path)))
    const inner = depth < most.depth ? paths.filter(path => isFolderAt(root, path)) : []
    folders.push(...inner.map(path => ({ outer: path, depth: depth + 1 })))
  }
  return found
    .filter(path => path !== `${place}/${own}`)
    .slice(0, most.names)
    .map(path => readCommand(root, { path, folder, stem, extension: extensionOf(path) }))
    .toSorted(byPath)
}

const extensionOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

/** Reads one file, through no link. */
function readCommand(
  root: string,
  file: Pick<CommandFile, 'path' | 'folder' | 'stem' | 'extension'>,
): CommandFile {
  const content = readBytes(root, file, largest)
  if (!('bytes' in content)) {
    const { skipped } = content
    const trouble = skipped === 'link' || skipped === 'too-large' ? skipped : 'unreadable'
    return { ...file, bytes: undefined, text: undefined, trouble }
  }
  return withContent(file, content.bytes)
}

/** A file with some bytes. */
export function withContent(
  { path, folder, stem, extension }: Pick<CommandFile, 'path' | 'folder' | 'stem' | 'extension'>,
  bytes: Buffer,
): CommandFile {
  const isText = isUtf8(bytes)
  return {
    path,
    folder,
    stem,
    extension,
    bytes,
    text: isText ? bytes.toString() : undefined,
    trouble: isText ? undefined : 'no-utf-8',
  }
}
