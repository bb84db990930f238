import type { Resolved } from '../../core/plan.ts'
import { renderSelector } from '../../core/selector.ts'
import { decodeText } from '../../core/text.ts'
import { frameAround } from '../../engine/inspect.ts'
import { addDecisions } from '../../engine/plan/document.ts'
import { planPath, recordsOnDisk, writePlanFile } from '../../engine/plan/folder.ts'
import type { PlanState } from '../../engine/plan/state.ts'
import { number } from '../../reports/parts/count.ts'
import { renderFrame } from '../../reports/parts/frame.ts'
import { placeOf } from '../../reports/parts/place.ts'
import { paintOf } from '../../reports/parts/view.ts'
import { visible } from '../../reports/parts/visible.ts'
import type { Screen } from '../../reports/reporter.ts'
import type { Io } from '../io.ts'
import type { Asker } from './keys.ts'
import type { Desk } from './loop.ts'

/** Members of a group that are shown in context. */
const shown = 3

/** A desk that shows code frames of the base, and writes into the plan's file. */
export function terminalDesk(state: PlanState, ask: Asker, screen: Screen, io: Io): Desk {
  const { top, plan } = state
  const paint = paintOf(screen.color)
  const earlier: string[] = []
  const read = (): string => recordsOnDisk(top).read(plan.name, 'plan') ?? ''
  const show = (text: string): void => {
    io.stdout.write(text)
  }
  const showMember = async (member: Resolved, title: string): Promise<void> => {
    const { occurrence } = member
    const becomes = occurrence.replacement === null ? '' : ` -> ${visible(occurrence.replacement)}`
    show(`${title}${placeOf(occurrence)}  ${visible(occurrence.text)}${becomes}\n`)
    for (const line of await frameOf(state, member, screen)) show(`${line}\n`)
  }
  return {
    ask,
    show,
    showGroup: async ({ selector, members, followers, reason }, position, count) => {
      const more = followers > 0 ? `, ${number(followers)} more follow` : ''
      show(
        `\n${paint.bold(`${position} of ${count}: ${visible(renderSelector(selector))}`)}, ${number(members.length)}${more}; ${visible(reason)}\n`,
      )
      for (const member of members.slice(0, shown)) await showMember(member, '  ')
      if (members.length > shown) show(`  and ${number(members.length - shown)} more\n`)
    },
    showMember: (member, position, count) => showMember(member, `\n${position} of ${count}: `),
    record: async decisions => {
      const before = read()
      earlier.push(before)
      writePlanFile(
        top,
        plan.name,
        'plan',
        addDecisions(planPath(plan.name, 'plan'), before, decisions),
      )
    },
    takeBack: async () => {
      const before = earlier.pop()
      if (before !== undefined) writePlanFile(top, plan.name, 'plan', before)
    },
  }
}

/** The lines around an occurrence as the base has them; none for the name of a file. */
async function frameOf(
  { tree }: PlanState,
  { occurrence }: Resolved,
  screen: Screen,
): Promise<readonly string[]> {
  const stored = tree.stored.get(occurrence.path)
  if (!stored || occurrence.line === null) return []
  const text = decodeText(await tree.blobs.read(stored.oid))?.text ?? ''
  const start = startOf(text, occurrence.line, occurrence.column ?? 1)
  return renderFrame(occurrence, frameAround(text, start, occurrence.line), screen)
}

function startOf(text: string, line: number, column: number): number {
  let start = 0
  for (let at = 1; at < line; at += 1) start = text.indexOf('\n', start) + 1
  return start + column - 1
}
