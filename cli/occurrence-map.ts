import type { MapReport } from '../core/map-report.ts'
import { isOwn } from '../core/own-files.ts'
import type { Plan, PlanTerm } from '../core/plan.ts'
import { type Verification, type VerifyItem, verifyStates } from '../core/verification.ts'
import type { PlanState } from '../engine/plan/state.ts'
import { commitOf, workOut } from '../engine/plan/state.ts'
import { verify } from '../engine/verify/verify.ts'
import { changedPaths } from '../git/branch.ts'
import { anchor } from '../missions/occurrence-map/anchor.ts'
import { decisionsOf } from '../missions/occurrence-map/decisions.ts'
import type { MapReading, OccurrenceMap } from '../missions/occurrence-map/map.ts'
import { movesOf } from '../missions/occurrence-map/moves.ts'
import { pathGate } from '../missions/occurrence-map/path-gate.ts'
import { quantity } from '../reports/parts/count.ts'

/** The terms of a map that can be looked for: a sentence or a pattern is none. */
export const termsOf = ({ targets }: OccurrenceMap): readonly PlanTerm[] =>
  targets
    .filter(({ term }) => /\p{L}/u.test(term))
    .map(({ term, replacement }) => ({
      from: term,
      to: replacement === term ? null : replacement,
      exact: false,
      variants: [],
      plural: true,
    }))

export interface MapCheck {
  readonly top: string
  readonly file: string
  readonly reading: MapReading
  readonly base: string
  readonly head: string
  readonly version: string
}

/** Holds a change against a map by content, an occurrence at a time, and says what Spec Kitty would. */
export async function checkMap(check: MapCheck): Promise<MapReport> {
  const { reading, top, base, head, file } = check
  const { map, problems } = reading
  const levels = new Set(problems.map(({ level }) => level))
  const gate = !levels.has('yaml') && !levels.has('gate')
  const changed = (await changedPaths(top, base, head)).filter(
    path => path !== file && !path.startsWith(`${ownPlace(file)}/`) && !isOwn(path),
  )
  const paths = map ? pathGate(map, changed) : []
  const content = map && termsOf(map).length > 0 ? await checkContent(check, map) : undefined
  const terms = content?.terms ?? []
  const isFound = terms.some(({ occurrences }) => occurrences > 0)
  return {
    schema: 'cutover/map-report@1',
    file,
    problems,
    upstream: { schema: gate && !levels.has('schema'), gate, paths },
    terms,
    reviewed: content?.reviewed ?? 0,
    verification: content?.verification ?? null,
    differences: content ? differencesOf(paths, content.verification) : [],
    listed: content?.listed ?? [],
    passed: isFound && content !== undefined && !content.verification.items.some(isFailing),
  }
}

const isFailing = ({ state }: VerifyItem): boolean => verifyStates[state].fails

async function checkContent({ top, base, head, version, file }: MapCheck, map: OccurrenceMap) {
  const plan: Plan = {
    name: 'occurrence-map',
    base: await commitOf(top, base),
    terms: termsOf(map),
    scope: { paths: [], include: [], exclude: [`/${ownPlace(file)}`], maxFileSize: 32 * 1024 ** 2 },
    decisions: decisionsOf(map),
  }
  const state = await workOut({ top, plan, source: '', commit: plan.base, version })
  try {
    const found = await verify(movedBy(movesOf(map), state), await commitOf(top, head))
    const { verification, reviewed } = withoutReviewed(found, state)
    const count = (term: string) => state.census.occurrences.filter(one => one.term === term).length
    return {
      verification,
      reviewed,
      terms: plan.terms.map(({ from }) => ({ term: from, occurrences: count(from) })),
      listed: await listedIn(map, state),
    }
  } finally {
    state.close()
  }
}

/** What a map moves goes where it says, and not where the names alone would lead. */
function movedBy(moved: (path: string) => string | undefined, state: PlanState): PlanState {
  const { files, newPath } = state.expected
  const place = (path: string): string => moved(path) ?? newPath(path)
  const expected = { files: files.map(file => ({ ...file, to: place(file.from) })), newPath: place }
  return { ...state, expected }
}

/** A map names the old term, and so do the other files of its mission: they are no subject. */
export const ownPlace = (file: string): string =>
  /^(?:.*\/)?kitty-specs\/[^/]+(?=\/)/.exec(file)?.[0] ?? file

/** What the map leaves to judgement may have been changed: that is no leak. */
function withoutReviewed(verification: Verification, { resolved }: PlanState) {
  const open = new Set(
    resolved.filter(({ action }) => action === 'open').map(one => one.occurrence.fingerprint),
  )
  const isReviewed = ({ state, occurrence }: VerifyItem) =>
    state === 'leaked' && occurrence !== null && open.has(occurrence)
  const items = verification.items.filter(item => !isReviewed(item))
  const reviewed = verification.items.length - items.length
  const summary = {
    ...verification.summary,
    leaked: verification.summary.leaked - reviewed,
  }
  return { reviewed, verification: { ...verification, items, summary } }
}

async function listedIn(map: OccurrenceMap, { tree }: PlanState): Promise<MapReport['listed']> {
  const all = Object.values(map.categories).flatMap(({ occurrences }) => occurrences)
  return Promise.all(
    all.map(async listed => {
      const stored = tree.stored.get(listed.file)
      const isFolder = [...tree.stored.keys()].some(path => path.startsWith(`${listed.file}/`))
      const text = stored
        ? (await tree.blobs.read(stored.oid)).toString()
        : isFolder
          ? ''
          : undefined
      const { state, line } = anchor(listed, text)
      const [was, now] = [listed.line ?? null, line ?? null]
      return { id: listed.id, path: listed.file, state, was, line: now }
    }),
  )
}

/** A path that one refuses and the other has nothing against. */
function differencesOf(
  paths: MapReport['upstream']['paths'],
  { items }: Verification,
): MapReport['differences'] {
  const failing = new Map<string, number>()
  for (const { path } of items.filter(isFailing)) failing.set(path, (failing.get(path) ?? 0) + 1)
  const judged = new Set(paths.map(({ path }) => path))
  const known = paths.flatMap(({ path, isAllowed, reason }) => {
    const count = failing.get(path) ?? 0
    if (isAllowed === (count === 0)) return []
    const content = count === 0 ? 'nothing is wrong in it' : `${quantity(count, 'finding')} in it`
    return [{ path, upstream: `${isAllowed ? 'allowed' : 'refused'}: ${reason}`, content }]
  })
  const unseen = [...failing].filter(([path]) => !judged.has(path))
  return [
    ...known,
    ...unseen.map(([path, count]) => ({
      path,
      upstream: 'not looked at: unchanged',
      content: `${quantity(count, 'finding')} in it`,
    })),
  ]
}
