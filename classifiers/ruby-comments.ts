import type { Sighting } from './sighting.ts'

const comment = /^[ \t]*#/
const tag =
  /^[ \t]*#+[ \t]*@(?:abstract|api|attr|author|deprecated|example|note|option|overload|param|private|raise|return|see|since|todo|yield|yieldparam|yieldreturn)\b/

/** How far a run of comments is followed upwards and downwards, in lines. */
const reach = 60

/** Whether a comment of Ruby stands in a run in which YARD finds a tag, and so makes it a page. */
export function isTagged({ language, region, text }: Sighting): boolean {
  if (language !== 'ruby' || region.syntax !== 'comment') return false
  return tagAbove(text, region.start) || tagBelow(text, region.start)
}

function tagAbove(text: string, at: number): boolean {
  let end = text.lastIndexOf('\n', at - 1)
  for (let count = 0; end > 0 && count < reach; count += 1) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const line = text.slice(start, end)
    if (tag.test(line)) return true
    if (!comment.test(line)) return false
    end = start - 1
  }
  return false
}

function tagBelow(text: string, at: number): boolean {
  let start = text.lastIndexOf('\n', at - 1) + 1
  for (let count = 0; start < text.length && count < reach; count += 1) {
    const found = text.indexOf('\n', start)
    const line = text.slice(start, found === -1 ? undefined : found)
    if (tag.test(line)) return true
    if (!comment.test(line) || found === -1) return false
    start = found + 1
  }
  return false
}
