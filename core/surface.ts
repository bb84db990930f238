/** Where an occurrence lives, whatever it is. */
export const surfaces = [
  'source',
  'test',
  'fixture',
  'doc',
  'template',
  'config',
  'generated',
  'vendored',
  'history',
  'binary',
] as const

export type Surface = (typeof surfaces)[number]
