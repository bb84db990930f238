import { isDeepStrictEqual } from 'node:util'
import { isMap } from '../../loose.ts'
import { parsed } from '../../mission/meta.ts'

/** Logs to which several sides only ever add: where two have, both have been right. */
export const isEventLog = (path: string): boolean =>
  /^kitty-specs\/[^/]+\/(?:status|decisions)\.events\.jsonl$/.test(path)

/** What Spec Kitty makes of a log, and makes again: there is nothing in it to lose. */
export const isDerived = (path: string): boolean =>
  /^kitty-specs\/[^/]+\/(?:status|progress)\.json$/.test(path)

/**
 * The lines of two versions of a log, each event once: those of the first in their order, then what
 * the second has beyond them, byte for byte. Undefined where one event has two contents, or a last
 * line is torn: that is for a person.
 */
export function unionOfLogs(ours: Buffer, theirs: Buffer): Buffer | undefined {
  const sides = [linesOf(ours), linesOf(theirs)]
  const [first, second] = sides
  if (!first || !second) return undefined
  const events = new Map(first.map(line => [idOf(line) ?? line, line]))
  const others = new Set(second.map(line => idOf(line) ?? line))
  // A line that only one side has is an event, or this is no log at all, but a pointer to one.
  const own = first.filter(line => !others.has(idOf(line) ?? line))
  const added: string[] = []
  for (const line of second) {
    const id = idOf(line) ?? line
    const known = events.get(id)
    if (known !== undefined && !isSame(known, line)) return undefined
    if (known === undefined) added.push(line)
    events.set(id, line)
  }
  if (![...own, ...added].every(line => isMap(parsed(line)))) return undefined
  return Buffer.from([...first, ...added].map(line => `${line}\n`).join(''), 'latin1')
}

const isSame = (one: string, other: string): boolean =>
  one === other || isDeepStrictEqual(parsed(one), parsed(other))

/** The lines of a log, a byte a character; undefined where the last one is torn. */
function linesOf(content: Buffer): readonly string[] | undefined {
  const lines = content.toString('latin1').split('\n')
  const last = lines.pop() ?? ''
  if (last === '') return lines
  return isMap(parsed(last)) ? [...lines, last] : undefined
}

function idOf(line: string): string | undefined {
  const row = parsed(line)
  if (!isMap(row)) return undefined
  const id = row['event_id']
  return typeof id === 'string' ? `id ${id}` : undefined
}
