import type { Resolved } from '../../core/plan.ts'
import { type DecodedText, decodeText } from '../../core/text.ts'
import { splitWords } from '../../core/words.ts'
import { blobName } from '../../files/state.ts'
import type { CommitTree } from '../commit-tree.ts'
import { type ExpectedFile, expectedContent, isEdited } from '../plan/expected.ts'
import type { Site } from './site.ts'

/** A file as the plan wants it, worked out when it is asked for. */
export interface Expectation {
  readonly file: ExpectedFile
  readonly base: Buffer
  readonly bytes: Buffer
  readonly oid: string
}

/** Works out contents once each. */
export function expectations(tree: CommitTree): (file: ExpectedFile) => Promise<Expectation> {
  const known = new Map<string, Promise<Expectation>>()
  return file => {
    const found = known.get(file.from) ?? expectationOf(tree, file)
    known.set(file.from, found)
    return found
  }
}

async function expectationOf(tree: CommitTree, file: ExpectedFile): Promise<Expectation> {
  const { oid } = file.stored
  const base = await tree.blobs.read(oid)
  if (!isEdited(file)) return { file, base, bytes: base, oid }
  const { bytes } = expectedContent(file, base)
  return { file, base, bytes, oid: blobName(bytes, oid.length) }
}

/** An occurrence and where it stands in the expected text. */
export interface PlacedSite extends Site {
  readonly resolved: Resolved
}

/** The sites of a file in its expected text, whose offsets are UTF-16 units. */
export function sitesOf({ file, base, bytes }: Expectation): readonly PlacedSite[] {
  const [before, after] = [decodeText(base), decodeText(bytes)]
  if (!before || !after) return []
  const indexOf = indexer(before)
  let shift = 0
  return file.sites.map(resolved => {
    const { occurrence, action, replacement } = resolved
    const start = indexOf(occurrence.start)
    const text = before.text.slice(start, indexOf(occurrence.end))
    const expected = action === 'rename' && replacement !== null ? replacement : text
    const from = start + shift
    shift += expected.length - text.length
    return {
      start: from,
      end: from + expected.length,
      action: action === 'open' ? 'keep' : action,
      expected,
      base: text,
      words: splitWords(occurrence.term).map(word => word.toLowerCase()),
      resolved,
    }
  })
}

/** From byte offsets to indexes of the text. */
function indexer({ text, byteOffset }: DecodedText): (offset: number) => number {
  return offset => {
    let [low, high] = [0, text.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (byteOffset(middle) < offset) low = middle + 1
      else high = middle
    }
    return low
  }
}
