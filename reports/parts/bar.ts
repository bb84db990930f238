/** A bar of some signs for a percentage. Full only at 100, and empty only at 0. */
export function bar(percentage: number, width: number): string {
  const exact = Math.round((percentage / 100) * width)
  const least = percentage > 0 ? 1 : 0
  const most = percentage < 100 ? width - 1 : width
  const full = Math.min(Math.max(exact, least), most)
  return '█'.repeat(full) + '░'.repeat(width - full)
}
