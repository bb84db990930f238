import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { decodeText } from '../../core/text.ts'
import type { VerifyItem } from '../../core/verification.ts'
import type { PlanState } from '../../engine/plan/state.ts'
import type { ActualTree } from '../../engine/verify/actual-tree.ts'
import { expectations, sitesOf } from '../../engine/verify/expectation.ts'
import { verifyTree } from '../../engine/verify/verify.ts'
import type { Damage, Whole } from './damage.ts'

/** The tree that an approved plan leads to, as texts that can be damaged. */
export interface Result {
  readonly files: readonly Whole[]
  /** Everything, binary files and what has no occurrence too. */
  readonly contents: ReadonlyMap<string, Buffer>
}

export async function resultOf({ tree, expected }: PlanState): Promise<Result> {
  const expect = expectations(tree)
  const files: Whole[] = []
  const contents = new Map<string, Buffer>()
  for (const [path, { oid, type }] of tree.stored) {
    if (type !== 'submodule') contents.set(expected.newPath(path), await tree.blobs.read(oid))
  }
  for (const file of expected.files) {
    const expectation = await expect(file)
    contents.set(file.to, expectation.bytes)
    const text = decodeText(expectation.bytes)
    const isPlain = text !== undefined && Buffer.from(text.text).equals(expectation.bytes)
    if (isPlain && file.sites.length > 0)
      files.push({ path: file.to, text: text.text, sites: sitesOf(expectation) })
  }
  return { files, contents }
}

const blob = (content: Buffer): string =>
  createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex')

export const treeOf = (contents: ReadonlyMap<string, Buffer>): ActualTree => ({
  files: new Map(
    [...contents].map(([path, content]) => [
      path,
      { path, mode: undefined, oid: blob(content), read: async () => content },
    ]),
  ),
  submodules: new Map(),
})

/** Holds what a verification says of a damaged tree against what it has to say. */
export async function assertTold(state: PlanState, result: Result, damage: Damage): Promise<void> {
  const contents = new Map(result.contents)
  for (const [path, content] of damage.contents) {
    if (content === null) contents.delete(path)
    else contents.set(path, Buffer.from(content))
  }
  const { items } = await verifyTree(state, treeOf(contents), undefined)
  assert.deepEqual(statesOf(items), new Map([...damage.states].toSorted()), 'occurrences')
  const others = items.filter(({ occurrence }) => occurrence === null).map(one => one.state)
  const unexpected = others.filter(one => !damage.others.includes(one))
  assert.deepEqual(unexpected, [], 'changes that are no occurrence')
  const [wanted] = damage.others
  if (wanted !== undefined) assert.ok(others.includes(wanted), `no item says ${wanted}`)
}

/** By fingerprint, what is neither done nor kept; names of files that went with a file are left out. */
function statesOf(items: readonly VerifyItem[]): ReadonlyMap<string, string> {
  return new Map(
    items
      .filter(
        ({ state, line, note }) =>
          state !== 'done' && state !== 'kept' && (line !== null || note !== null),
      )
      .flatMap(({ occurrence, state }) =>
        occurrence === null ? [] : [[occurrence, state] as const],
      )
      .toSorted(),
  )
}
