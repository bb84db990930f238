import type { Category, Meaning } from '../core/occurrence.ts'

type KindOf<Name extends Category> = Extract<Meaning, { category: Name }>['kind']

/** The answers in short, so that a table of rows reads as one. */
export const identifierAs = (kind: KindOf<'identifier'>): Meaning => ({
  category: 'identifier',
  kind,
})
export const pathAs = (kind: KindOf<'path'>): Meaning => ({ category: 'path', kind })
export const configAs = (kind: KindOf<'config'>): Meaning => ({ category: 'config', kind })
export const commentAs = (kind: KindOf<'comment'>): Meaning => ({ category: 'comment', kind })
export const proseAs = (kind: KindOf<'prose'>): Meaning => ({ category: 'prose', kind })
