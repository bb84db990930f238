import { isReport } from '../../core/own-files.ts'
import { decodeText, pointsIn } from '../../core/text.ts'
import type { VerifyItem } from '../../core/verification.ts'
import type { ActualTree } from './actual-tree.ts'
import { fileItem, freshItem, type Matchers } from './file.ts'
import { freshNames, prefixesOf } from './names.ts'
import type { Pairing } from './pairing.ts'

interface Added {
  readonly pairing: Pairing
  readonly actual: ActualTree['files']
  readonly matchers: Matchers
}

/** Files that the base does not have: old names in them, and in their paths. */
export async function verifyAdded({
  pairing,
  actual,
  matchers,
}: Added): Promise<readonly VerifyItem[]> {
  const { added } = pairing
  const isAdded = new Set(added.map(({ path }) => path))
  const known = new Set([...actual.keys()].filter(path => !isAdded.has(path)).flatMap(prefixesOf))
  const items: VerifyItem[] = [...freshNames([...isAdded], known, matchers.old)]
  for (const { path, read } of added) {
    const text = decodeText(await read())?.text ?? ''
    const fresh = isReport(path, text) ? [] : matchers.old(text).located
    const point = pointsIn(text)
    for (const one of fresh) items.push(freshItem(one, { path, ...point(one.start) }))
    if (fresh.length === 0) items.push(fileItem('stray', path, 'the file is new'))
  }
  return items
}
