import { mergeBase } from '../../../git/branch.ts'
import type { Session } from '../../merge/objects/session.ts'
import type { LaneFacts } from './lanes.ts'

/** How one commit stands to another: `ahead` has all of it and more. */
export type Standing = 'same' | 'ahead' | 'behind' | 'apart'

export async function standingsOf(
  session: Session,
  lanes: readonly LaneFacts[],
): Promise<ReadonlyMap<LaneFacts, Standing>> {
  const standings = new Map<LaneFacts, Standing>()
  for (const lane of lanes) {
    const { checkout, branch } = lane
    if (!branch || checkout?.head.type !== 'commit') continue
    const base = await mergeBase(session.top, branch.oid, checkout.head.oid)
    standings.set(lane, standingOf(branch.oid, checkout.head.oid, base))
  }
  return standings
}

function standingOf(branch: string, head: string, base: string | undefined): Standing {
  if (branch === head) return 'same'
  if (base === branch) return 'ahead'
  return base === head ? 'behind' : 'apart'
}
