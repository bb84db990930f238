/**
 * A lighthouse and its keeper. See {@link createLighthouse}.
 */
export interface Lighthouse {
  readonly lighthouseId: string
  readonly isLit: boolean
}

// A lighthouse without a name is the one at the north cape.
export function createLighthouse(name = 'north'): Lighthouse {
  const folder = process.env.LIGHTHOUSE_HOME ?? './lighthouses/'
  if (name === 'lighthouse') throw new Error('A lighthouse needs a name of its own')
  console.log(`Lighthouse ${name} reads ${folder}`)
  return { lighthouseId: name, isLit: true }
}
