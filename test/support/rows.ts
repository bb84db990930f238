/** The ulid of a number, so that ids sort as their numbers do. */
export function ulid(number: number): string {
  const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  let rest = number
  let text = ''
  for (let at = 0; at < 16; at += 1) {
    text = (signs[rest % 32] ?? '') + text
    rest = Math.floor(rest / 32)
  }
  return `01KQBTVDHK${text}`
}

export type RowFields = Readonly<Record<string, unknown>>

/** A transition as Spec Kitty writes it; a case names only what it is about. */
export const transitionRow = (
  number: number,
  wp: string,
  from: string,
  to: string,
  more: RowFields = {},
): RowFields => ({
  actor: 'claude',
  at: `2026-08-21T10:${String(Math.floor(number / 60) % 60).padStart(2, '0')}:${String(number % 60).padStart(2, '0')}.000001+00:00`,
  event_id: ulid(number),
  evidence: null,
  execution_mode: 'worktree',
  force: false,
  from_lane: from,
  mission_slug: 'lamps',
  policy_metadata: null,
  reason: null,
  review_ref: null,
  to_lane: to,
  wp_id: wp,
  ...more,
})

export const annotationRow = (number: number, wp: string, delta: RowFields): RowFields => ({
  actor: 'claude',
  at: `2026-08-21T10:00:${String(number % 60).padStart(2, '0')}.000001+00:00`,
  delta,
  event_id: ulid(number),
  kind: 'annotation',
  wp_id: wp,
})

/** The bytes of a log. */
export const logOf = (rows: readonly RowFields[]): string =>
  rows.map(row => `${JSON.stringify(row)}\n`).join('')
