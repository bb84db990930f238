/** What an occurrence can be chosen by, each with what it holds. The order is that of plan files. */
export const selectorFields = {
  fingerprint: 'one occurrence',
  term: 'a term, as it was typed',
  category: 'identifier, path, config, comment, prose or unsure',
  kind: 'a kind, alone or behind its category: `config/key`',
  surface: 'source, test, doc, ...',
  contract: 'the reason that `scan` shows, `none`, or `any`',
  path: 'a glob of files or folders',
  key: 'a glob of keys of data files joined by dots: `service.auth.*`',
  name: 'a glob of whole names: `getLighthouse*`',
  part: 'a part of a document: front-matter, fence, or a kind such as heading',
} as const

export type SelectorField = keyof typeof selectorFields

export const isSelectorField = (name: string): name is SelectorField =>
  Object.hasOwn(selectorFields, name)

export const selectorNames: readonly SelectorField[] =
  Object.keys(selectorFields).filter(isSelectorField)
