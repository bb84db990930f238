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
  s  leave this one open, go on
  b  back to the one before, and take its decision back; from the first one back to the group
  q  quit; what was decided is kept
`

const restHelp = `  r  rename this one and all that are left of the group
  k  keep them, with a reason
  b  back to this one alone
  q  quit; what was decided is kept
`

/** Goes through groups with a person, in the manner of `git add -p`. */
export async function reviewGroups(groups: readonly Group[], desk: Desk): Promise<Ending> {
  /** Whether each group that lies behind has put something into the plan. */
  const trail: boolean[] = []
  for (let index = 0; index < groups.length; index = trail.length) {
    const group = groups[index]
    if (!group) break
    const asked = { group, position: index + 1, count: groups.length }
    await desk.showGroup(group, asked.position, asked.count)
    const answer = await askGroup(asked, desk)
    if (answer === 'quit') return 'quit'
    if (answer !== 'back') trail.push(answer === 'decided')
    else if (trail.pop()) await desk.takeBack()
  }
  return 'finished'
}

interface Asked {
  readonly group: Group
  readonly position: number
  readonly count: number
}

type Answer = 'decided' | 'open' | 'back' | 'quit'

/** Keys that decide nothing. */
const leaving: Readonly<Record<string, Answer>> = { q: 'quit', b: 'back', s: 'open' }

async function askGroup({ group, position, count }: Asked, desk: Desk): Promise<Answer> {
  for (;;) {
    const key = await desk.ask.key('rename, keep, one by one, skip [r,k,o,s,b,q,?] ', 'rkosbq?')
    const answer = leaving[key]
    if (answer) return answer
    if (key === 'o') {
      const ending = await oneByOne(group, desk)
      if (ending !== 'group') return ending
      await desk.showGroup(group, position, count)
      continue
    }
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
  for (;;) {
    const reason = (await desk.ask.line('Why is it kept? '))?.trim()
    if (reason !== '') return reason === undefined ? undefined : { action: 'keep', reason }
    desk.show('  A reason is needed; Escape goes back\n')
  }
}

/** Decisions are written together when the last one is made, so that one step back takes them all. */
async function oneByOne({ members }: Group, desk: Desk): Promise<Answer | 'group'> {
  const { answers, ending } = await askMembers(members, desk)
  const decisions = answers.flat()
  if (ending === 'group' || decisions.length === 0) return ending
  await desk.record(decisions)
  return ending === 'quit' ? 'quit' : 'decided'
}

/** An entry an occurrence, in order; one that is left open has no decision. */
type Answers = readonly (readonly PlanDecision[])[]

interface Asking {
  readonly answers: Answers
  readonly ending: 'open' | 'group' | 'quit'
}

async function askMembers(members: readonly Resolved[], desk: Desk): Promise<Asking> {
  let answers: Answers = []
  for (let left = members; left[0]; left = members.slice(answers.length)) {
    await desk.showMember(left[0], answers.length + 1, members.length)
    const answer = await askMember(desk)
    if (answer === 'quit') return { answers, ending: 'quit' }
    if (answer === 'back' && answers.length === 0) return { answers, ending: 'group' }
    answers = answer === 'back' ? answers.slice(0, -1) : [...answers, ...answersTo(left, answer)]
  }
  return { answers, ending: 'open' }
}

function answersTo(left: readonly Resolved[], answer: 'open' | ForSome): Answers {
  if (answer === 'open') return [[]]
  const { isForAll, ...consent } = answer
  return (isForAll ? left : left.slice(0, 1)).map(one => [{ ...consent, select: selectorOf(one) }])
}

const selectorOf = ({ occurrence: { fingerprint } }: Resolved) => ({ fingerprint })

type ForSome = Consent & { readonly isForAll: boolean }

type MemberAnswer = 'back' | 'quit' | 'open' | ForSome

const leavingMember: Readonly<Record<string, 'back' | 'quit' | 'open'>> = {
  q: 'quit',
  b: 'back',
  s: 'open',
}

async function askMember(desk: Desk): Promise<MemberAnswer> {
  for (;;) {
    const key = await desk.ask.key('rename, keep, all like this, skip [r,k,a,s,b,q,?] ', 'rkasbq?')
    const answer = leavingMember[key] ?? (key === 'a' ? await askRest(desk) : undefined)
    if (answer) return answer
    const consent = key === 'a' ? undefined : await consentFor(key, memberHelp, desk)
    if (consent) return { ...consent, isForAll: false }
  }
}

/** What is done with all that are left; undefined for a way back to the one at hand. */
async function askRest(desk: Desk): Promise<MemberAnswer | undefined> {
  for (;;) {
    const key = await desk.ask.key('all that are left: rename, keep [r,k,b,q,?] ', 'rkbq?')
    if (key === 'q') return 'quit'
    if (key === 'b') return undefined
    const consent = await consentFor(key, restHelp, desk)
    if (consent) return { ...consent, isForAll: true }
  }
}
