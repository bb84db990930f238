/** Where a work package can stand, in the order of a board. */
export const displayLanes = [
  'planned',
  'claimed',
  'in_progress',
  'for_review',
  'in_review',
  'approved',
  'done',
  'blocked',
  'canceled',
] as const

/** `genesis` is where the first row comes from; `uninitialized` is a work package with annotations only. */
export const lanes = [...displayLanes, 'genesis', 'uninitialized'] as const

export type DisplayLane = (typeof displayLanes)[number]
export type Lane = (typeof lanes)[number]

export const isLane = (name: unknown): name is Lane => lanes.some(lane => lane === name)

export const isDisplayLane = (name: string): name is DisplayLane =>
  displayLanes.some(lane => lane === name)
