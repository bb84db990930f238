import type { PlanDecision, Resolved } from '../../core/plan.ts'
import type { Group } from '../../engine/plan/groups.ts'
import type { Asker } from './keys.ts'

/** What a review does to the plan and what it shows; the loop itself only asks. */
export interface Desk {
  readonly ask: Asker
  readonly show: (text: string) => void
  readonly showGroup: (group: Group, position: number, count: number) => Promise<void>
  readonly showMember: (member: Resolved, position: number, count: number) => Promise<void>
  /** Writes decisions into the plan at once, so that nothing is lost when the review ends. */
  readonly record: (decisions: readonly PlanDecision[]) => Promise<void>
  /** Takes back what was recorded last. */
  readonly takeBack: () => Promise<void>
}

/** How a review ended: through all groups, or left before. */
export type Ending = 'finished' | 'quit'

const groupHelp = `  r  rename all of the group
  k  keep all of the group, with a reason
  o  decide one by one
  s  leave the group open, go on
  b  back to the group before, and take its decision back
  q  quit; what was decided is kept, and a later review goes on here
`

const memberHelp = `  r  rename this one
  k  keep this one, with a reason
  a  decide this one, and all that are left of the group like it
  b  back to the one before, and take its decision back
  q  quit; what was decided is kept
`

/** Goes through groups with a person, in the manner of `git add -p`. */
export async function reviewGroups(groups: readonly Group[], desk: Desk): Promise<Ending> {
  /** Whether each group that lies behind has put something into the plan. */
  const trail: boolean[] = []
  for (let index = 0; index < groups.length; index = trail.length) {
    const group = groups[index]
    if (!group) break
    await desk.showGroup(group, index + 1, groups.length)
    const answer = await askGroup(group, desk)
    if (answer === 'quit') return 'quit'
    if (answer !== 'back') trail.push(answer === 'decided')
    else if (trail.pop()) await desk.takeBack()
  }
  return 'finished'
}

type Answer = 'decided' | 'open' | 'back' | 'quit'

/** Keys that decide nothing. */
const leaving: Readonly<Record<string, Answer>> = { q: 'quit', b: 'back', s: 'open' }

async function askGroup(group: Group, desk: Desk): Promise<Answer> {
  for (;;) {
    const key = await desk.ask.key('rename, keep, one by one, skip [r,k,o,s,b,q,?] ', 'rkosbq?')
    const answer = leaving[key]
    if (answer) return answer
    if (key === 'o') return oneByOne(group, desk)
    const consent = await consentFor(key, groupHelp, desk)
    if (!consent) continue
    await desk.record([{ ...consent, select: group.selector }])
    return 'decided'
  }
}

type Consent = Pick<PlanDecision, 'action' | 'reason'>

/** A reason is needed to keep; a rename is what the plan is for. */
async function consentFor(key: string, help: string, desk: Desk): Promise<Consent | undefined> {
  if (key === '?') desk.show(help)
  if (key === 'r') return { action: 'rename', reason: 'reviewed' }
  if (key !== 'k') return undefined
  const reason = (await desk.ask.line('Why is it kept? '))?.trim()
  return reason ? { action: 'keep', reason } : undefined
}

/** Decisions are written together when the last one is made, so that one step back takes them all. */
async function oneByOne({ members }: Group, desk: Desk): Promise<Answer> {
  const decisions: PlanDecision[] = []
  const save = async (answer: Answer): Promise<Answer> => {
    if (decisions.length > 0) await desk.record(decisions)
    return decisions.length > 0 && answer === 'open' ? 'decided' : answer
  }
  while (decisions.length < members.length) {
    const member = members[decisions.length]
    if (!member) break
    await desk.showMember(member, decisions.length + 1, members.length)
    const answer = await askMember(desk)
    if (answer === 'quit') return save('quit')
    if (answer === 'back') {
      if (decisions.pop() === undefined) return 'back'
      continue
    }
    const { isForAll, ...consent } = answer
    const rest = isForAll ? members.slice(decisions.length) : [member]
    decisions.push(...rest.map(one => ({ ...consent, select: selectorOf(one) })))
  }
  return save('open')
}

const selectorOf = ({ occurrence: { fingerprint } }: Resolved) => ({ fingerprint })

type MemberAnswer = 'back' | 'quit' | (Consent & { readonly isForAll: boolean })

async function askMember(desk: Desk): Promise<MemberAnswer> {
  let isForAll = false
  for (;;) {
    const prompt = isForAll
      ? 'all that are left: rename, keep [r,k,b,q,?] '
      : 'rename, keep, all like this [r,k,a,b,q,?] '
    const key = await desk.ask.key(prompt, 'rkabq?')
    if (key === 'q' || key === 'b') return key === 'q' ? 'quit' : 'back'
    isForAll ||= key === 'a'
    const consent = await consentFor(key, memberHelp, desk)
    if (consent) return { ...consent, isForAll }
  }
}
