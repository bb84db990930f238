const fence = /^[ >]*(?<ticks>`{3,}|~{3,})(?<rest>[^\n]*)$/gm

/** Says of offsets in order whether they lie inside a fence of a Markdown text. */
export function fencesIn(text: string): (offset: number) => boolean {
  const blocks: (readonly [start: number, end: number])[] = []
  let open: { readonly ticks: string; readonly start: number } | undefined
  for (const { groups = {}, index } of text.matchAll(fence)) {
    const { ticks = '', rest = '' } = groups
    if (!open && !(ticks.startsWith('`') && rest.includes('`'))) open = { ticks, start: index }
    else if (open && ticks.startsWith(open.ticks) && rest.trim() === '') {
      blocks.push([open.start, index])
      open = undefined
    }
  }
  if (open) blocks.push([open.start, text.length])
  let at = 0
  return offset => {
    while ((blocks[at]?.[1] ?? Number.POSITIVE_INFINITY) < offset) at += 1
    return (blocks[at]?.[0] ?? Number.POSITIVE_INFINITY) < offset
  }
}
