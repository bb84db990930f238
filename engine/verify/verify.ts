import { matcher } from '../../core/matcher.ts'
import {
  type Verification,
  type VerifyItem,
  type VerifyState,
  verifyStateNames,
} from '../../core/verification.ts'
import { scopeFilter } from '../../files/scope.ts'
import { ignoredAmong } from '../../git/ignored.ts'
import type { ExpectedFile } from '../plan/expected.ts'
import type { PlanState } from '../plan/state.ts'
import { newTermsOf, termsOf } from '../plan/terms.ts'
import { type ActualTree, actualCommit, actualWorkTree } from './actual-tree.ts'
import { verifyAdded } from './added.ts'
import { expectations } from './expectation.ts'
import { verifyFiles } from './files.ts'
import { submoduleItems } from './kinds.ts'
import { verifyNames } from './names.ts'
import { pairFiles } from './pairing.ts'

/**
 * Holds a commit against a plan, or the work tree where `head` is undefined: every occurrence of
 * the base has one state, and every other change is told, whoever made it.
 */
export async function verify(state: PlanState, head: string | undefined): Promise<Verification> {
  const { top, tree } = state
  const actual = head
    ? await actualCommit(top, head, tree.blobs)
    : await actualWorkTree(top, tree.blobs, tree.commit)
  return verifyTree(state, actual, head)
}

/** The same for a tree that was listed already. */
export async function verifyTree(
  { top, tree, plan, resolved, expected }: PlanState,
  actual: ActualTree,
  head: string | undefined,
): Promise<Verification> {
  const expect = expectations(tree)
  const files = allFiles(tree, expected)
  const pairing = await pairFiles({
    stored: tree.stored,
    newPath: expected.newPath,
    actual: actual.files,
    expectedOid: async path => (await expect(fileAt(files, path))).oid,
    baseText: async path => (await expect(fileAt(files, path))).base.toString('latin1'),
  })
  const matchers = {
    old: matcher(termsOf(plan.terms)),
    new: matcher(newTermsOf(plan.terms)),
  }
  const lost = [...files.values()].filter(({ from, to }) => from !== to && !pairing.of(from))
  const ignored = await ignoredAmong(
    top,
    lost.map(({ to }) => to),
  )
  const isInScope = scopeFilter(plan.scope)
  const items = [
    ...verifyNames({
      resolved,
      paths: [...tree.stored.keys()],
      newPath: expected.newPath,
      pairing,
    }),
    ...(await verifyFiles({
      files,
      pairing,
      expect,
      matchers,
      ignored: new Set(ignored.map(({ path }) => path)),
    })),
    ...(await verifyAdded({ pairing, actual: actual.files, matchers })),
    ...submoduleItems({ stored: tree.stored, actual, old: matchers.old }),
  ]
    // Outside of its scope a plan asks for nothing.
    .filter(({ state, path }) => state !== 'new' || isInScope(path))
    .toSorted(byPlace)
  return {
    schema: 'cutover/verify@1',
    plan: plan.name,
    base: plan.base,
    head: head ?? null,
    summary: summaryOf(items),
    items,
  }
}

/** Every file of the base, with its sites where it has some. */
function allFiles(
  tree: PlanState['tree'],
  expected: PlanState['expected'],
): ReadonlyMap<string, ExpectedFile> {
  const known = new Map(expected.files.map(file => [file.from, file]))
  return new Map(
    [...tree.stored].map(([path, stored]) => [
      path,
      known.get(path) ?? { stored, from: path, to: expected.newPath(path), sites: [] },
    ]),
  )
}

function fileAt(files: ReadonlyMap<string, ExpectedFile>, path: string): ExpectedFile {
  const file = files.get(path)
  if (!file) throw new Error(`Unexpected path ${path}, expected one of the base`)
  return file
}

function summaryOf(items: readonly VerifyItem[]): Readonly<Record<VerifyState, number>> {
  const counts = Object.fromEntries(verifyStateNames.map(name => [name, 0])) as Record<
    VerifyState,
    number
  >
  for (const { state } of items) counts[state] += 1
  return counts
}

function byPlace(left: VerifyItem, right: VerifyItem): number {
  if (left.path !== right.path) return left.path < right.path ? -1 : 1
  return (left.line ?? 0) - (right.line ?? 0) || (left.column ?? 0) - (right.column ?? 0)
}
