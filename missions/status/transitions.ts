import type { Lane } from '../../core/lanes.ts'
import type { TransitionRow } from './rows.ts'

/** What an edge asks for, beyond being one. */
export type Guard =
  | 'actor'
  | 'approval'
  | 'evidence of work'
  | 'reason'
  | 'review reference'
  | 'review result'
  | 'subtasks'
  | 'workspace'

type Edges = Readonly<Partial<Record<Lane, readonly Guard[]>>>

/** An edge from `in_review` answers a review; one that approves says by whom and where. */
const answered: readonly Guard[] = ['review result']
const approving: readonly Guard[] = ['review result', 'approval']

/** The legal edges with their guards. */
export const transitions: Readonly<Record<Lane, Edges>> = {
  genesis: { planned: [], canceled: [] },
  planned: { claimed: ['actor'], blocked: [], canceled: [] },
  claimed: { in_progress: ['workspace'], blocked: [], canceled: [] },
  in_progress: {
    for_review: ['subtasks', 'evidence of work'],
    approved: ['approval'],
    planned: ['reason'],
    blocked: [],
    canceled: [],
  },
  for_review: { in_review: ['actor'], blocked: [], canceled: [] },
  in_review: {
    approved: approving,
    done: approving,
    in_progress: answered,
    planned: answered,
    blocked: answered,
    canceled: answered,
  },
  approved: {
    done: ['approval'],
    in_progress: ['review reference'],
    planned: ['review reference'],
    blocked: [],
    canceled: [],
  },
  blocked: { in_progress: [], canceled: [] },
  done: {},
  canceled: {},
  uninitialized: {},
}

/** What only the caller knows of a work package; what is undefined is not asked for. */
export interface GuardContext {
  readonly hasWorkspace?: boolean
  readonly areSubtasksComplete?: boolean
  readonly hasEvidenceOfWork?: boolean
}

/** Why a transition is not legal, each in words; none where it is. `genesis` is no target, not even forced. */
export function objectionsTo(row: TransitionRow, context: GuardContext = {}): readonly string[] {
  if (row.to === 'genesis' || row.to === 'uninitialized')
    return [`\`${row.to}\` is no lane to go to`]
  if (row.force) return forceObjections(row)
  const guards = transitions[row.from][row.to]
  if (!guards) return [`there is no edge from \`${row.from}\` to \`${row.to}\``]
  return guards.filter(guard => !guardTests[guard](row, context)).map(guard => `it lacks: ${guard}`)
}

/** Whether the table has the edge of a row, or force takes its place. */
export const isLegalEdge = ({ from, to, force, actor, reason }: TransitionRow): boolean =>
  to !== 'genesis' &&
  to !== 'uninitialized' &&
  (transitions[from][to] !== undefined || (force && isFilled(actor) && isFilled(reason)))

function forceObjections({ actor, reason }: TransitionRow): readonly string[] {
  return [
    ...(isFilled(actor) ? [] : ['force needs an actor']),
    ...(isFilled(reason) ? [] : ['force needs a reason']),
  ]
}

/** Logs hold anything: what is no text is none. */
const isFilled = (text: unknown): boolean => typeof text === 'string' && text.trim() !== ''

const guardTests: Readonly<Record<Guard, (row: TransitionRow, context: GuardContext) => boolean>> =
  {
    actor: ({ actor }) => isFilled(actor),
    approval: hasApproval,
    'evidence of work': (_, { hasEvidenceOfWork }) => hasEvidenceOfWork !== false,
    reason: ({ reason }) => isFilled(reason),
    'review reference': ({ reviewRef }) => isFilled(reviewRef),
    'review result': ({ reviewResult, reviewRef }) =>
      reviewResult !== null && (!isFilled(reviewRef) || reviewRef === reviewResult.reference),
    subtasks: (_, { areSubtasksComplete }) => areSubtasksComplete !== false,
    workspace: (_, { hasWorkspace }) => hasWorkspace !== false,
  }

/** Evidence and review result say the same where both are there. */
function hasApproval({ approval, reviewResult }: TransitionRow): boolean {
  const given = [approval, reviewResult].filter(one => one !== null)
  const [first] = given
  return (
    first !== undefined &&
    given.every(
      one =>
        one.verdict === 'approved' &&
        isFilled(one.reference) &&
        isFilled(one.reviewer) &&
        one.reviewer === first.reviewer &&
        one.reference === first.reference,
    )
  )
}
