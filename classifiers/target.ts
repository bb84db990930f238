import { pathAs } from './meanings.ts'
import { any, type Claim, content, firstOf, not, syntax } from './rows.ts'

const standsAlone: Claim = ({ region }) => region.role === 'autolink'

/** Links' targets; an address that stands in words by itself is an address. */
export const target = firstOf(
  [undefined, not(syntax('target'))],
  [pathAs('url'), any(standsAlone, content(/^<?(?:mailto:)?[\w.+-]+@[\w-]+\.\w/))],
  [pathAs('link-target'), syntax('target')],
)
