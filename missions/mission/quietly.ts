import { CutoverError } from '../../core/errors.ts'
import { readText } from '../../files/folder.ts'

/** A file of a repository as it could be read; what cannot be read is something to tell. */
export type FileText = { readonly text: string } | 'absent' | 'refused'

/** Reads a text file, through no link. */
export function textAt(root: string, path: string): FileText {
  const text = quietly(() => readText(root, path) ?? null)
  return text === undefined ? 'refused' : text === null ? 'absent' : { text }
}

/** What a reading gives, or undefined where it was refused. */
export function quietly<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof CutoverError) return undefined
    throw error
  }
}
