import { createHash } from 'node:crypto'
import { mistake } from '../../core/errors.ts'
import { number, oneOf, record, type Shape, text } from '../../core/shape.ts'

/** One consent: who approved exactly which plan and census. Never changed, only followed by others. */
export interface Approval {
  readonly schema: 'cutover/approval@1'
  /** ISO 8601, in UTC. */
  readonly at: string
  /** `Name <address>`. */
  readonly by: string
  /** `sha256:` and the hash of the bytes of plan.yaml. */
  readonly plan: string
  /** `sha256:` and the hash of what each occurrence is. */
  readonly census: string
  readonly base: string
  /** The version of cutover that took the census. */
  readonly tool: string
  readonly renames: number
  readonly keeps: number
}

const shape = record({
  schema: oneOf(['cutover/approval@1'] as const),
  at: text,
  by: text,
  plan: text,
  census: text,
  base: text,
  tool: text,
  renames: number,
  keeps: number,
})

/** Reads `approvals.jsonl`, oldest first. Throws `damagedFile` with the line of what is wrong. */
export function parseApprovals(path: string, content: string): readonly Approval[] {
  return content.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    return [parseLine(shape, `${path}:${index + 1}`, line)]
  })
}

function parseLine<Value>(read: Shape<Value>, place: string, line: string): Value {
  return read(parseJson(place, line), [], (at, expected) => {
    throw mistake(
      'damagedFile',
      `${place}:1`,
      `Unexpected \`${at.join('.')}\`, expected ${expected}`,
    )
  })
}

function parseJson(place: string, line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const column = Number(/position (\d+)/.exec(error.message)?.[1] ?? 0) + 1
    throw mistake(
      'damagedFile',
      `${place}:${column}`,
      'Unexpected text, expected one JSON object a line',
    )
  }
}

export const renderApproval = (approval: Approval): string => `${JSON.stringify(approval)}\n`

export const digestOf = (content: string): string =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`

/** Whether what stands there today is what was approved last. */
export type Consent =
  | { readonly state: 'approved'; readonly approval: Approval }
  | { readonly state: 'none' }
  | { readonly state: 'plan-changed' | 'census-changed'; readonly approval: Approval }

export function consentOf(
  approvals: readonly Approval[],
  now: Pick<Approval, 'plan' | 'census'>,
): Consent {
  const approval = approvals.at(-1)
  if (!approval) return { state: 'none' }
  if (approval.plan !== now.plan) return { state: 'plan-changed', approval }
  return { state: approval.census === now.census ? 'approved' : 'census-changed', approval }
}
