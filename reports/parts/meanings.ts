import { kinds } from '../../core/occurrence.ts'

/** Every `category/kind`, in the order of the taxonomy. */
export const meanings: readonly string[] = Object.entries(kinds).flatMap(([category, names]) =>
  names.map(kind => `${category}/${kind}`),
)
