import { isMap } from '../loose.ts'
import type { Finding } from '../status/findings.ts'
import type { FileText } from './quietly.ts'

/** What meta.json says of a mission, as far as it can be read. */
export interface Meta {
  readonly missionSlug: string | undefined
  readonly missionId: string | undefined
  /** Undefined before it is assigned. */
  readonly missionNumber: number | undefined
  readonly missionType: string
  readonly friendlyName: string | undefined
  readonly targetBranch: string | undefined
  readonly coordinationBranch: string | undefined
  /** `lanes`, `single_branch`, `coord` and such. */
  readonly topology: string | undefined
}

const file = 'meta.json'

const unknown: Meta = {
  missionSlug: undefined,
  missionId: undefined,
  missionNumber: undefined,
  missionType: '',
  friendlyName: undefined,
  targetBranch: undefined,
  coordinationBranch: undefined,
  topology: undefined,
}

/** Reads meta.json; what is not there or of another type is undefined, and a finding where it matters. */
export function readMeta(read: FileText): {
  readonly meta: Meta
  readonly findings: readonly Finding[]
} {
  if (read === 'absent')
    return { meta: unknown, findings: [badMeta('warning', 'there is no meta.json')] }
  if (read === 'refused')
    return { meta: unknown, findings: [badMeta('error', 'meta.json cannot be read')] }
  const value = parsed(read.text)
  if (!isMap(value))
    return { meta: unknown, findings: [badMeta('error', 'meta.json is no JSON object')] }
  const written = (key: string): string | undefined => {
    const field = value[key]
    return typeof field === 'string' && field.trim() !== '' ? field : undefined
  }
  const number = numberOf(value['mission_number'])
  const meta: Meta = {
    missionSlug: written('mission_slug') ?? written('slug'),
    missionId: written('mission_id'),
    missionNumber: number ?? undefined,
    missionType: written('mission_type')?.trim() ?? '',
    friendlyName: written('friendly_name'),
    targetBranch: written('merge_target_branch') ?? written('target_branch'),
    coordinationBranch: value['flattened'] === true ? undefined : written('coordination_branch'),
    topology: written('topology'),
  }
  return {
    meta,
    findings: number === undefined ? [badMeta('error', 'mission_number is no whole number')] : [],
  }
}

const badMeta = (severity: Finding['severity'], message: string): Finding => ({
  code: 'bad-meta',
  severity,
  message,
  file,
})

/** A number, null where none is assigned, or undefined for anything else. `"042"` is 42. */
function numberOf(value: unknown): number | null | undefined {
  if (value === undefined || value === null) return null
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  if (typeof value !== 'string') return undefined
  if (value.trim() === '') return null
  return /^\d+$/.test(value.trim()) ? Number(value) : undefined
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What is shown as a mission's number: its own, else the digits in front of its slug, else nothing. */
export function displayNumber({ missionNumber }: Meta, slug: string): string {
  if (missionNumber !== undefined) return String(missionNumber)
  const [, prefix] = /^(\d+)-/.exec(slug) ?? []
  return prefix === undefined ? '' : prefix.replace(/^0+(?=\d)/, '')
}
