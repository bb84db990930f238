import { syntaxError } from '../../analyzers/syntax-error.ts'
import type { VerifyState } from '../../core/verification.ts'
import type { PlacedSite } from '../../engine/verify/expectation.ts'

/** A file as an approved plan leaves it. Offsets of the sites are UTF-16 units. */
export interface Whole {
  readonly path: string
  readonly text: string
  readonly sites: readonly PlacedSite[]
}

/** New contents by path (null: gone), and what a verification has to say of it. */
export interface Damage {
  readonly contents: ReadonlyMap<string, string | null>
  /** States by fingerprint, where they are no longer `done` or `kept`. */
  readonly states: ReadonlyMap<string, VerifyState>
  /** States of items that belong to no occurrence; any number of each. */
  readonly others: readonly VerifyState[]
}

/** A number from 0 on, less than its argument; the same for the same seed. */
export type Random = (below: number) => number

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Make = (files: readonly Whole[], random: Random) => Promise<Damage | undefined>

const pick = <Item>(items: readonly Item[], random: Random): Item | undefined =>
  items[random(items.length)]

const splice = (text: string, start: number, end: number, piece: string): string =>
  text.slice(0, start) + piece + text.slice(end)

const only = (
  path: string,
  content: string | null,
  states: Damage['states'],
  others: readonly VerifyState[] = [],
): Damage => ({ contents: new Map([[path, content]]), states, others })

/** Damage to one site that fits, by what is written in its place. */
const atSite =
  (
    fits: (site: PlacedSite) => boolean,
    write: (site: PlacedSite) => string,
    state: VerifyState,
  ): Make =>
  async (files, random) => {
    const file = pick(
      files.filter(({ sites }) => sites.some(fits)),
      random,
    )
    const site = file && pick(file.sites.filter(fits), random)
    if (!file || !site) return undefined
    const text = splice(file.text, site.start, site.end, write(site))
    return only(file.path, text, new Map([[site.resolved.occurrence.fingerprint, state]]))
  }

const isRename = ({ action, expected, base }: PlacedSite): boolean =>
  action === 'rename' && expected !== base
const isKept = ({ action }: PlacedSite): boolean => action === 'keep'

const swapCase = (text: string): string =>
  text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase()

/** A stretch of whole lines that holds no site. */
function quietLine({ text, sites }: Whole, random: Random): number | undefined {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)]
  const quiet = starts.filter(start => {
    const found = text.indexOf('\n', start)
    const end = found === -1 ? text.length : found
    return end > start && !sites.some(site => site.start <= end && site.end >= start)
  })
  return pick(quiet, random)
}

const atLine =
  (
    change: (text: string, line: number, term: string) => string,
    others: readonly VerifyState[],
  ): Make =>
  async (files, random) => {
    const file = pick(files, random)
    const line = file && quietLine(file, random)
    if (!file || line === undefined) return undefined
    const text = change(file.text, line, file.sites[0]?.resolved.occurrence.term ?? '')
    const breaks =
      (await syntaxError(file.path, text)) !== undefined &&
      (await syntaxError(file.path, file.text)) === undefined
    return only(file.path, text, new Map(), breaks ? [...others, 'broken'] : others)
  }

/** Each kind of damage that a verification has to tell. */
export const damages: Readonly<Record<string, Make>> = {
  'a rename is missed': atSite(isRename, ({ base }) => base, 'missed'),
  'a kept name is renamed': atSite(
    isKept,
    ({ resolved }) => resolved.occurrence.replacement ?? 'beacon',
    'leaked',
  ),
  'a name has the wrong case': atSite(isRename, ({ expected }) => swapCase(expected), 'wrong'),
  'half of a compound is renamed': atSite(
    site => isRename(site) && /[\s_.-]?tower/i.test(site.expected),
    ({ expected }) => expected.replace(/[\s_.-]?towers?/i, ''),
    'wrong',
  ),
  'words beside a kept name change': async (files, random) => {
    const file = pick(
      files.filter(({ sites }) => sites.some(isKept)),
      random,
    )
    const site = file && pick(file.sites.filter(isKept), random)
    if (!file || !site) return undefined
    const before = /[^\p{L}\p{N}_]$/u.test(file.text.slice(0, site.start))
    if (!before) return undefined
    return only(file.path, splice(file.text, site.start, site.start, 'bright '), new Map(), [
      'stray',
      'broken',
    ])
  },
  'an old name is added': atLine(
    (text, line, term) => splice(text, line, line, `${term} `),
    ['new', 'stray'],
  ),
  'the syntax breaks': async (files, random) => {
    const file = pick(files, random)
    if (!file || (await syntaxError(file.path, file.text)) !== undefined) return undefined
    const text = `${file.text}\n)}]>{(\n`
    if ((await syntaxError(file.path, text)) === undefined) return undefined
    return only(file.path, text, new Map(), ['broken', 'stray'])
  },
  'two files are swapped': async (files, random) => {
    const [one, other] = [pick(files, random), pick(files, random)]
    if (!one || !other || one.path === other.path || one.text === other.text) return undefined
    const states = [...one.sites, ...other.sites].map(
      site => [site.resolved.occurrence.fingerprint, 'wrong'] as const,
    )
    return {
      contents: new Map([
        [one.path, other.text],
        [other.path, one.text],
      ]),
      states: new Map(states),
      others: [],
    }
  },
  'a file is deleted': async (files, random) => {
    const file = pick(files, random)
    if (!file) return undefined
    const states = file.sites.map(site => [site.resolved.occurrence.fingerprint, 'gone'] as const)
    return only(file.path, null, new Map(states), ['stray', 'gone'])
  },
  'a line end changes': atLine(
    (text, line) => {
      const end = text.indexOf('\n', line)
      return end === -1 ? `${text}\n` : splice(text, end, end, '\r')
    },
    ['stray'],
  ),
  'an unrelated line changes': atLine((text, line) => splice(text, line, line, 'fog '), ['stray']),
}
