import type { RuleName } from '../../../core/check-rules.ts'
import { commandOf } from '../actions.ts'
import { withContent } from '../look/file.ts'
import { type Assessed, assess } from './assess.ts'
import { tomlText, withAgent, withInput, yamlText } from './convert.ts'
import { faultsOf } from './file-checks.ts'
import { formatOf, frontMatterIn } from './parts.ts'

/** A full prompt with some faults less. */
export interface Mended {
  readonly text: string
  /** What was mended. */
  readonly rules: ReadonlySet<RuleName>
}

type Fix = (text: string, one: Assessed) => string

/** How a full prompt is mended by changing only what is wrong. The order is that in which they build on each other. */
const fixes: readonly (readonly [RuleName, Fix])[] = [
  ['command-syntax', closed],
  ['command-front-matter', headed],
  ['command-description', described],
  ['command-placeholder', (text, { file }) => withInput(text, file.folder)],
  [
    'command-agent',
    (text, { file, command }) => (command ? withAgent(text, command, file.folder) : text),
  ],
]

/** Mends a full prompt in the right place by the rules that are wanted. What cannot be mended stays. */
export function mend(one: Assessed, isWanted: (rule: RuleName) => boolean): Mended {
  const rules = new Set<RuleName>()
  let now = one
  for (const [rule, fix] of fixes) {
    if (!isWanted(rule) || !has(now, rule)) continue
    const next = fixed(now, fix)
    // Better than before it is only if nothing else is worse.
    if (next.generation !== 'prompt' || has(next, rule) || gets(now, next)) continue
    now = next
    rules.add(rule)
  }
  return { text: now.file.text ?? '', rules }
}

/** What stands before the first sign is no part of the text. */
function fixed(one: Assessed, fix: Fix): Assessed {
  const { file } = one
  const { text = '' } = file
  const start = text.startsWith('\uFEFF') ? 1 : 0
  const after = text.slice(0, start) + fix(text.slice(start), one)
  return assess(withContent(file, Buffer.from(after)))
}

const rulesOf = (one: Assessed): ReadonlySet<RuleName> =>
  new Set(faultsOf(one).map(({ rule }) => rule))
const has = (one: Assessed, rule: RuleName): boolean => rulesOf(one).has(rule)
const gets = (before: Assessed, after: Assessed): boolean =>
  [...rulesOf(after)].some(
    rule => !rulesOf(before).has(rule) && !fixes.some(([known]) => known === rule),
  )

const lineEnd = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n')

const descriptionFor = ({ command, parts }: Assessed): string =>
  parts.description ?? (command ? commandOf(command).description : '')

/** Ends a text of TOML, or says a description anew in YAML that is broken there. */
function closed(text: string, one: Assessed): string {
  return formatOf(one.file.extension) === 'toml'
    ? `${text}${text.endsWith('\n') ? '' : lineEnd(text)}"""${lineEnd(text)}`
    : described(text, one)
}

/** Puts front matter on top: that which comes late, or new one; and the right name into that of a skill. */
function headed(text: string, one: Assessed): string {
  const lines = text.split('\n')
  const { open, close } = frontMatterIn(lines)
  const end = lineEnd(text)
  const isSkill = formatOf(one.file.extension) === 'skill'
  if (open > 0 && close !== -1 && /^\w[\w-]*:/.test(lines[open + 1] ?? ''))
    return [
      ...lines.slice(open, close + 1),
      ...lines.slice(0, open),
      ...lines.slice(close + 1),
    ].join('\n')
  const name = `name: spec-kitty.${one.name}`
  if (open === 0 && close !== -1) return isSkill ? withField(lines, /^name:/, name, end) : text
  return [
    '---',
    ...(isSkill ? [name] : []),
    `description: ${yamlText(descriptionFor(one))}`,
    ...(isSkill ? ['user-invocable: true'] : []),
    '---',
    text,
  ].join(end)
}

/** Says a description where there is none. */
function described(text: string, one: Assessed): string {
  const description = descriptionFor(one)
  const end = lineEnd(text)
  if (formatOf(one.file.extension) !== 'toml')
    return withField(
      text.split('\n'),
      /^description:/,
      `description: ${yamlText(description)}`,
      end,
    )
  const line = `description = ${tomlText(description)}`
  const written = /^description[ \t]*=[^\n]*?(?=\r?$)/m
  return written.test(text) ? text.replace(written, () => line) : `${line}${end}${text}`
}

/** Lines in whose front matter a field is said anew, or first. */
function withField(lines: readonly string[], form: RegExp, field: string, end: string): string {
  const { close } = frontMatterIn(lines)
  const at = lines.findIndex((line, index) => index > 0 && index < close && form.test(line))
  const said = `${field}${end.slice(0, -1)}`
  return (at === -1 ? lines.toSpliced(1, 0, said) : lines.with(at, said)).join('\n')
}
