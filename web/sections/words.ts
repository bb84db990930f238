/** `in_review` as people write it. */
export const words = (lane: string): string => lane.replaceAll('_', ' ')
