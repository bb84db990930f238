import type { Ref } from '../../../git/refs.ts'
import { perhaps, type Session } from '../../merge/objects/session.ts'
import { textAt } from '../../mission/quietly.ts'
import type { Checkout } from './checkouts.ts'
import type { LaneFacts } from './lanes.ts'

/** A commit that git has logged. */
export interface Recalled {
  readonly oid: string
  /** The file that says so, relative to git's own folder. */
  readonly from: string
}

/** What git's logs of refs say of branches that cannot be read any more. */
export interface Recall {
  /** The last commit of a branch that is there, by its full name. */
  readonly last: (name: string) => Recalled | undefined
  /** The commit from which the branch of a lane was cut. */
  readonly first: (lane: LaneFacts) => string | undefined
}

interface Known {
  readonly common: string
  readonly lanes: readonly LaneFacts[]
  readonly checkouts: readonly Checkout[]
  readonly refs: readonly Ref[]
  readonly broken: readonly string[]
  /** Commits of branches; null where one is not there. */
  readonly oids: ReadonlyMap<string, string | null>
}

/** Reads the logs of the branches that need it. */
export async function recallOf(session: Session, known: Known): Promise<Recall> {
  const { common, lanes, checkouts, refs, broken, oids } = known
  const on = new Map(
    checkouts.flatMap(one => (one.head.type === 'branch' ? [[one.head.name, one] as const] : [])),
  )
  const there = new Set(refs.map(({ name }) => name))
  const missing = [...on.keys()].filter(name => !there.has(name))
  const hollow = [...oids].flatMap(([name, oid]) => (oid === null ? [name] : []))
  const last = new Map<string, Recalled>()
  for (const name of new Set([...broken, ...missing, ...hollow])) {
    const place = on.get(name)?.folder.slice(common.length + 1)
    const files = [`logs/${name}`, ...(place === undefined ? [] : [`${place}/logs/HEAD`])]
    const found = await newest(session, common, files)
    if (found) last.set(name, found)
  }
  const firsts = new Map(
    lanes.flatMap(lane => {
      const oid = lane.branch && entriesOf(common, `logs/${lane.branch.name}`)[0]
      return oid === undefined ? [] : [[lane, oid] as const]
    }),
  )
  return { last: name => last.get(name), first: lane => firsts.get(lane) }
}

/** The commits in a log of git's: `OLD NEW Name <address> SECONDS +0000\tMESSAGE` a line, the oldest first. */
function entriesOf(common: string, path: string): readonly string[] {
  const read = textAt(common, path)
  if (typeof read === 'string') return []
  return read.text.split('\n').flatMap(line => {
    const [, to] = /^[0-9a-f]{40,64} ([0-9a-f]{40,64}) /.exec(line) ?? []
    return to === undefined || /^0+$/.test(to) ? [] : [to]
  })
}

/** The last commit that is there, by the first of some logs that tells of one; lines are in order. */
async function newest(
  session: Session,
  common: string,
  files: readonly string[],
): Promise<Recalled | undefined> {
  for (const from of files)
    for (const to of entriesOf(common, from).toReversed()) {
      const oid = await perhaps(async () => session.find(`${to}^{commit}`))
      if (oid !== undefined) return { oid, from }
    }
  return undefined
}
