import { isUtf8 } from 'node:buffer'
import { readBytes } from '../../../files/bytes.ts'
import { isFileAt, isFolderAt, namesIn } from '../../../files/folder.ts'
import { kindAt } from '../../../files/state.ts'
import { quietly } from '../../mission/quietly.ts'
import type { AgentFolder, Extension } from '../agents.ts'

/** A command file as it lies on the disk. */
export interface CommandFile {
  /** Relative to the root. */
  readonly path: string
  readonly folder: AgentFolder
  /** Between `spec-kitty.` and the extension, as it is spelled there. */
  readonly stem: string
  readonly extension: Extension
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

const fileName = /^spec-kitty\.([\w-]+)\.(prompt\.md|md|toml)$/
const skillName = /^spec-kitty\.([\w-]+)$/

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

/** The command files of a folder that is present, sorted by path. Other names are not ours. */
export const filesOf = (root: string, folder: AgentFolder): readonly CommandFile[] =>
  (quietly(() => namesIn(root, folder.folder)) ?? []).flatMap(
    name => plainFile(root, folder, name) ?? skillFile(root, folder, name) ?? [],
  )

function plainFile(root: string, folder: AgentFolder, name: string): CommandFile | undefined {
  const [, stem, extension] = fileName.exec(name) ?? []
  return stem !== undefined && isFileExtension(extension)
    ? readCommand(root, { path: `${folder.folder}/${name}`, folder, stem, extension })
    : undefined
}

/** A folder that is a link is a file that cannot be read; one without SKILL.md is nothing. */
function skillFile(root: string, folder: AgentFolder, name: string): CommandFile | undefined {
  const [, stem] = skillName.exec(name) ?? []
  const place = `${folder.folder}/${name}`
  const path = `${place}/SKILL.md`
  if (stem === undefined || folder.format !== 'skill' || isFileAt(root, place)) return undefined
  if (isFolderAt(root, place) && kindAt(root, { path }).type === 'absent') return undefined
  return readCommand(root, { path, folder, stem, extension: 'SKILL.md' })
}

const isFileExtension = (name: string | undefined): name is Exclude<Extension, 'SKILL.md'> =>
  name === 'md' || name === 'prompt.md' || name === 'toml'

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
