import { fencesIn } from './fences.ts'

/** A command line in a text that Spec Kitty does not have. */
export interface DeadCommand {
  /** As it is written, without its arguments. */
  readonly text: string
  /** What to run instead. */
  readonly instead: string
  /** From 1, in the file. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
  readonly isShim: boolean
  /** Whether it stands where something is run: in a fence, in a code span, or as a line of its own. */
  readonly isRun: boolean
}

/** The program, as a shell, a virtual environment, Windows or Python calls it. */
const program = '(?<![\\w.-])(?:spec-kitty(?:\\.exe)?|python[\\d.]{0,5} {1,9}-m {1,9}specify_cli)'
/** Options between a program and its commands. All is bounded, so that time grows with the text alone. */
const options = '(?: {1,40}--?[a-z][\\w-]{0,40}(?:=[^ `\\n]{0,80})?){0,6} {1,40}'
const own = (words: string): string =>
  `${program}${options}${words.replaceAll(' ', options)}(?![\\w-])`

/** Only what is a command by the words around it: the words themselves may stand in any sentence. */
const forms: readonly (readonly [words: string, instead: string])[] = [
  [own('agent shim'), 'the canonical command itself'],
  [own('agent workflow'), '`spec-kitty agent action`'],
  [own('agent feature'), '`spec-kitty agent mission`'],
  [own('agent (?:checklist|clarify)'), '`spec-kitty specify`'],
  [own('(?:agent )?constitution'), '`spec-kitty charter`'],
  [own('(?:checklist|clarify)'), '`spec-kitty specify`'],
  ['(?<![\\w.-])/spec-kitty\\.constitution\\b(?!\\.\\w)', '`/spec-kitty.charter`'],
  ['(?<![\\w.-])/spec-kitty\\.(?:checklist|clarify)\\b(?!\\.\\w)', '`/spec-kitty.specify`'],
]

const anyForm = new RegExp(forms.map(([form]) => `(${form})`).join('|'), 'gi')

/** A program with a command, what ends its line, and the option that is no more. */
const optionForm = new RegExp(
  `(?<start>${program} +[\\w-])|(?<end>[\`\\n;]|&&)|(?<=[ [(])(?<option>--feature)(?![\\w-])`,
  'gi',
)

/**
 * A text as a shell reads it, sign for sign as long as it was: lines that are continued are one, blanks
 * of all sorts are blanks, and quotes are none.
 */
const asRun = (text: string): string =>
  text
    .replace(/\\\r?\n/g, ending => ' '.repeat(ending.length))
    .replace(/[\t\r\u00a0\u2000-\u200a\u202f\u3000"']/g, ' ')

/** What is told of in a sentence too: words that no sentence has by chance. */
const spoken =
  /^(?:spec-kitty (?:agent (?:shim|workflow|feature)|constitution|\.{3} --feature)|\/.*)$/

interface Hit {
  readonly text: string
  readonly instead: string
  /** Where the command line begins, and where in it the dead part does. */
  readonly from: number
  readonly offset: number
}

/** The dead commands of a text, each once: where it is first run, else where it is first spoken of. */
export function deadIn(text: string): readonly DeadCommand[] {
  if (!/spec-kitty|specify_cli/i.test(text)) return []
  const content = asRun(text)
  const hits = [...commandHits(content), ...optionHits(content)].toSorted(
    (one, other) => one.from - other.from || one.offset - other.offset,
  )
  if (hits.length === 0) return []
  const isRun = runsOf(content)
  const starts = lineStarts(text)
  const found = new Map<string, DeadCommand>()
  for (const { text: written, instead, from, offset } of hits) {
    const run = isRun(from)
    if (!run && !spoken.test(written)) continue
    const before = found.get(written)
    if (before?.isRun || (before && !run)) continue
    const index = lineAt(starts, offset)
    const place = { line: index + 1, column: offset - (starts[index] ?? 0) + 1 }
    const isShim = /\bshim$/i.test(written)
    found.set(written, { text: written, instead, ...place, isShim, isRun: run })
  }
  return [...found.values()].toSorted((one, other) => one.line - other.line)
}

const commandHits = (content: string): readonly Hit[] =>
  [...content.matchAll(anyForm)].map(match => {
    const at = match.slice(1).findIndex(group => group !== undefined)
    const instead = forms[at]?.[1] ?? ''
    return { text: match[0].replace(/ +/g, ' '), instead, from: match.index, offset: match.index }
  })

/** Where `--feature` is an option of a command of Spec Kitty's: up to the end of its back-ticks or its line. */
function optionHits(content: string): readonly Hit[] {
  const hits: Hit[] = []
  let from: number | undefined
  for (const { groups = {}, index: offset } of content.matchAll(optionForm)) {
    if (groups['option'] === undefined) from = groups['start'] === undefined ? undefined : offset
    else if (from !== undefined)
      hits.push({ text: 'spec-kitty ... --feature', instead: '`--mission`', from, offset })
  }
  return hits
}

const lineStarts = (text: string): readonly number[] => [
  0,
  ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1),
]

/** The index of the last start that is not behind an offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** In front of a command that is a line of its own: a bullet, a prompt, how it is called, and its folder. */
const lead =
  /^[ >]*(?:[-*+] |\d{1,3}[.)] )? *(?:[$%❯] +)?(?:(?:sudo|npx|uvx|uv run|poetry run|pipx run|[A-Z_]{1,40}=[^ ]{0,80}) +)?(?:[\w.$~{}:%-]{0,80}[\\/]){0,20}$/
/** A bullet, a prompt or the indentation of code: what stands behind it goes on from nothing above. */
const apart = /^(?: {4}|[ >]*(?:[-*+$%❯] |\d{1,3}[.)] ))/
/** How far around a command its lines are looked at, in UTF-16 units. */
const longest = 400

/** Says of offsets in order whether something is run there. */
function runsOf(content: string): (offset: number) => boolean {
  const isFenced = fencesIn(content)
  const starts = lineStarts(content)
  let [start, at, isSpan] = [-1, 0, false]
  return offset => {
    const own = starts[lineAt(starts, offset)] ?? 0
    if (own !== start) [start, at, isSpan] = [own, own, false]
    for (const { 0: ticks } of content.slice(at, offset).matchAll(/`+/g))
      if (ticks.length < 3) isSpan = !isSpan
    at = offset
    return isFenced(start) || isSpan || isOwnLine(content, start, offset)
  }
}

function isOwnLine(content: string, start: number, offset: number): boolean {
  if (offset - start > longest) return false
  const before = content.slice(start, offset)
  if (!lead.test(before)) return false
  const [rest = ''] = content.slice(offset, offset + longest).split('\n', 1)
  if (isSentence(rest.trimEnd())) return false
  if (apart.test(before)) return true
  const above = content.slice(Math.max(0, start - longest), Math.max(0, start - 1))
  const last = above.slice(above.lastIndexOf('\n') + 1).trim()
  return last === '' || /^(?:#|---|<!--)|[:>]$/.test(last) || lineStart.test(last)
}

/** A sentence ends as one, or has word after word; the arguments of a command are no words. */
const isSentence = (line: string): boolean =>
  /[a-z)][.!?:]$/i.test(line.slice(-2)) ||
  /(?<!-)(?: (?:is|was|are|were|has|to|and|for|the|in) )/i.test(line)

const lineStart = new RegExp(`^(?:[$%❯] +)?${program} `, 'i')
