import { createTwoFilesPatch } from 'diff'
import { decodeText } from '../../core/text.ts'
import type { PlanState } from '../plan/state.ts'
import { changesOf, partOf } from './steps.ts'

/** The edits of a plan as a unified diff in git's form, a file at a time. */
export async function* patchOf(
  { tree, resolved }: PlanState,
  only: readonly string[],
): AsyncGenerator<string> {
  for (const { file, content } of changesOf(tree, partOf(resolved, only))) {
    const [before, after] = [await tree.blobs.read(file.stored.oid), await content()]
    const [from, to] = [file.from, file.to]
    const moved = from === to ? '' : `rename from ${quoted(from)}\nrename to ${quoted(to)}\n`
    const head = `diff --git ${quoted(`a/${from}`)} ${quoted(`b/${to}`)}\n${moved}`
    yield before.equals(after) ? head : head + hunks(`a/${from}`, `b/${to}`, before, after)
  }
}

/** As git writes a path: one with odd signs in quotes, each byte of them in octal. */
function quoted(path: string): string {
  if (!/["\\]|[^ -~]/.test(path)) return path
  const escaped = [...Buffer.from(path)].map(byte => {
    const sign = String.fromCharCode(byte)
    if (sign === '"' || sign === '\\') return `\\${sign}`
    return /[ -~]/.test(sign) ? sign : `\\${byte.toString(8).padStart(3, '0')}`
  })
  return `"${escaped.join('')}"`
}

const context = 3

function hunks(from: string, to: string, before: Buffer, after: Buffer): string {
  // The names are quoted by `diff`.
  const [left, right] = [decodeText(before)?.text, decodeText(after)?.text]
  if (left === undefined || right === undefined) return 'Binary files differ\n'
  return createTwoFilesPatch(from, to, left, right, undefined, undefined, { context }).replace(
    /^=+\n/,
    '',
  )
}
