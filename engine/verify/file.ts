import type { Located, Matcher } from '../../core/matcher.ts'
import { replacementOf } from '../../core/replace.ts'
import { type DecodedText, decodeText, pointsIn } from '../../core/text.ts'
import type { VerifyItem } from '../../core/verification.ts'
import { compare } from './compare.ts'
import { type Expectation, type PlacedSite, sitesOf } from './expectation.ts'
import { wordsAround } from './judge.ts'
import type { Verdict } from './site.ts'

/** Finds the old names, with what they become, and the new ones. */
export interface Matchers {
  readonly old: Matcher
  readonly new: Matcher
}

/** Says what became of the occurrences in one file, and what else changed in it. */
export function verifyContent(
  path: string,
  expectation: Expectation,
  actual: Buffer,
  matchers: Matchers,
): readonly VerifyItem[] {
  const [wanted, now] = [decodeText(expectation.bytes), decodeText(actual)]
  const sites = sitesOf(expectation)
  if (!wanted || !now || isWide(wanted) !== isWide(now)) return unreadable(path, sites)
  const old = matchers.old(now.text).located
  const names = matchers.new(now.text).located
  const { verdicts, fresh, strays } = compare({
    expected: wanted.text,
    actual: now.text,
    sites,
    old,
    new: names,
  })
  const point = pointsIn(now.text)
  const place = (start: number) => ({ path, ...point(start) })
  const taken = takenNames(verdicts, matchers.new(wanted.text).located, names, [
    wanted.text,
    now.text,
  ])
  return [
    ...verdicts.map((verdict, index) => siteItem(verdict, sites[index], place)),
    ...fresh.map(one => freshItem(one, place(one.start))),
    ...strays.flatMap(({ right }) => {
      const met = names.filter(
        one =>
          one.start >= right.start && one.end <= right.end && taken.has(wordsAround(now.text, one)),
      )
      const isFresh = fresh.some(one => one.start >= right.start && one.end <= right.end)
      const changed = now.text.slice(right.start, right.end)
      return [
        ...met.map(one => ({
          ...changeItem('collision', place(one.start), one.text),
          note: `\`${wordsAround(now.text, one)}\` is the new name of another`,
        })),
        ...(isFresh || met.length > 0 ? [] : [changeItem('stray', place(right.start), changed)]),
      ]
    }),
  ]
}

/** Two bytes in front turn any text into another one. */
const isWide = ({ encoding }: DecodedText): boolean => encoding.startsWith('utf-16')

/** A content that cannot be read any more: nobody knows what has become of its occurrences. */
function unreadable(path: string, sites: readonly PlacedSite[]): readonly VerifyItem[] {
  const note = 'the content is no text any more'
  const items = sites.map(({ expected, resolved: { occurrence } }): VerifyItem => {
    const { fingerprint, category, kind } = occurrence
    const meaning = `${category}/${kind}`
    return { ...fileItem('wrong', path, note), expected, occurrence: fingerprint, meaning }
  })
  return items.length > 0 ? items : [fileItem('stray', path, note)]
}

/** Whole names that renames have led to, and that stand there more often than the plan says. */
function takenNames(
  verdicts: readonly Verdict[],
  planned: readonly Located[],
  present: readonly Located[],
  [expected, actual]: readonly [string, string],
): ReadonlySet<string> {
  const before = countsOf(planned.map(one => wordsAround(expected, one)))
  const after = countsOf(present.map(one => wordsAround(actual, one)))
  return new Set(
    verdicts
      .filter(({ state, site }) => state === 'done' && site.expected !== site.base)
      .map(({ span }) => wordsAround(actual, span))
      .filter(name => (after.get(name) ?? 0) > (before.get(name) ?? 0)),
  )
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

type Place = Pick<VerifyItem, 'path' | 'line' | 'column'>

function siteItem(
  { state, actual, span }: Verdict,
  site: PlacedSite | undefined,
  place: (start: number) => Place,
): VerifyItem {
  const occurrence = site?.resolved.occurrence
  const isGone = state === 'gone'
  const before: Place = {
    path: occurrence?.path ?? '',
    line: occurrence?.line ?? null,
    column: occurrence?.column ?? null,
  }
  return {
    state,
    ...(isGone ? before : place(span.start)),
    expected: site?.action === 'remove' ? '' : (site?.expected ?? null),
    actual,
    occurrence: occurrence?.fingerprint ?? null,
    meaning: occurrence ? `${occurrence.category}/${occurrence.kind}` : null,
    note: null,
  }
}

/** A name that should not be there, with the one that should. */
export const freshItem = (one: Located, place: Place): VerifyItem => ({
  ...changeItem('new', place, one.text),
  expected: replacementOf(one) ?? null,
})

/** Longest piece of changed text that a report shows, in UTF-16 units. */
const longest = 80

export const changeItem = (
  state: VerifyItem['state'],
  place: Place,
  actual: string | null,
): VerifyItem => ({
  state,
  ...place,
  expected: null,
  actual: actual !== null && actual.length > longest ? `${actual.slice(0, longest)}…` : actual,
  occurrence: null,
  meaning: null,
  note: null,
})

/** An item about a file as a whole. */
export const fileItem = (state: VerifyItem['state'], path: string, note: string): VerifyItem => ({
  ...changeItem(state, { path, line: null, column: null }, null),
  note,
})
