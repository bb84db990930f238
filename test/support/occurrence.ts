import type { Occurrence } from '../../core/occurrence.ts'

/** An occurrence with the fields that a test does not care for. */
export const occurrence = (fields: Partial<Occurrence> = {}): Occurrence => ({
  fingerprint: '0123456789abcdef',
  term: 'lighthouse',
  path: 'src/keeper.ts',
  start: 0,
  end: 10,
  line: 1,
  column: 1,
  text: 'lighthouse',
  style: 'lower',
  plural: false,
  whole: true,
  category: 'identifier',
  kind: 'reference',
  surface: 'source',
  contract: null,
  embedded: null,
  looksLikeCode: false,
  notes: [],
  evidence: { analyzer: 'babel', syntax: 'Identifier', classifier: 'identifier' },
  action: 'rename',
  rule: 'defaults',
  replacement: null,
  ...fields,
})
