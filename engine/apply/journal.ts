import { randomBytes } from 'node:crypto'
import type { Entry } from '../../core/entry.ts'
import { list, nullable, number, oneOf, optional, record, text } from '../../core/shape.ts'
import { readYaml } from '../../core/yaml-file.ts'
import { readText } from '../../files/folder.ts'
import { replaceFile } from '../../files/write.ts'

/** What lies at a path: a content by its name in git, and the permission bits. */
export interface Held {
  readonly oid: string
  readonly type: 'file' | 'link'
  readonly mode: number
}

/** One path that an apply changes. Null means that nothing lies there. */
export interface Step {
  readonly path: string
  /** The bytes of the path in base64, only where they are not the UTF-8 of `path`. */
  readonly raw?: string | undefined
  /** Before the first apply: what an undo restores. */
  readonly base: Held | null
  /** Before this apply. */
  readonly from: Held | null
  readonly after: Held | null
}

/** What an apply is about to do or has done. Written whole before the first file is touched. */
export interface Journal {
  readonly state: 'applying' | 'applied' | 'undoing' | 'undone'
  /** The digest of the plan. */
  readonly plan: string
  readonly base: string
  /** Categories that are applied; all of them where the list is empty. */
  readonly only: readonly string[]
  /** Random, and part of the names of scratch files: nobody else has a file of such a name. */
  readonly salt: string
  readonly steps: readonly Step[]
}

export const newSalt = (): string => randomBytes(6).toString('hex')

const held = nullable(record({ oid: text, type: oneOf(['file', 'link'] as const), mode: number }))

const shape = record({
  schema: oneOf(['cutover/journal@1']),
  state: oneOf(['applying', 'applied', 'undoing', 'undone'] as const),
  plan: text,
  base: text,
  only: list(text),
  salt: optional(text, ''),
  steps: list(
    record({ path: text, raw: optional(text, undefined), base: held, from: held, after: held }),
  ),
})

const fileOf = (name: string): string => `cutover/${name}/journal.json`

/** Reads the journal of a plan from git's folder of a work tree. Throws `damagedFile`. */
export function readJournal(folder: string, name: string): Journal | undefined {
  const content = readText(folder, fileOf(name))
  return content === undefined ? undefined : readYaml(fileOf(name), content, shape).value
}

export function writeJournal(folder: string, name: string, journal: Journal): void {
  const content = JSON.stringify({ schema: 'cutover/journal@1', ...journal })
  replaceFile(folder, { path: fileOf(name) }, Buffer.from(`${content}\n`), { mode: 0o600 })
}

export const entryOf = ({ path, raw }: Step): Entry =>
  raw === undefined ? { path } : { path, raw: Buffer.from(raw, 'base64') }

/** The ref that keeps the contents before a plan's edits. */
export const beforeRef = (name: string): string => `refs/cutover/${name}/before`
