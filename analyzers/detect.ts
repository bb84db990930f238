import { ambiguousLanguage } from './ambiguous.ts'
import { type Language, languages } from './languages.ts'
import { dialects } from './lexical/index.ts'
import { lookedLanguage } from './look.ts'

const rows: readonly (readonly [string, Language])[] = Object.entries(languages)

const byFile = new Map<string, string>([
  ...[...dialects].flatMap(([name, { files }]) => files.map(file => [normal(file), name] as const)),
  ...rows.flatMap(([name, { files }]) => files.map(file => [normal(file), name] as const)),
])

const byName = new Map<string, string>([
  ...[...dialects.keys()].map(name => [name, name] as const),
  ...rows.flatMap(([name, { names }]) =>
    [name, ...(names ?? [])].map(alias => [alias, name] as const),
  ),
])

/** `*.ts` and `.ts` are the same pattern: a name's ending. */
function normal(file: string): string {
  return file.startsWith('*') ? file.slice(1).toLowerCase() : file.toLowerCase()
}

const shebangs: readonly (readonly [RegExp, string])[] = [
  [/\bpython/, 'python'],
  [/\b(?:node|deno|bun|tsx)\b/, 'javascript'],
  [/\b(?:ba|z|k|da|a)?sh\b/, 'shell'],
  [/\bruby\b/, 'ruby'],
  [/\bphp\b/, 'php'],
  [/\bperl\b/, 'perl'],
  [/\b(?:tclsh|wish|expect)\b/, 'tcl'],
  [/\blua/, 'lua'],
  [/\bfish\b/, 'fish'],
  [/\b[gmn]?awk\b/, 'awk'],
  [/\bRscript\b/, 'r'],
  [/\bmake\b/, 'makefile'],
  [/\bpwsh\b/, 'powershell'],
]

/** Names that several endings may follow: `requirements*.txt`. */
const globs = [...byFile].flatMap(([file, language]) => {
  const star = file.indexOf('*')
  return star < 1 || file.endsWith('.*')
    ? []
    : [{ head: file.slice(0, star), tail: file.slice(star + 1), language }]
})

const copies =
  /\.(?:bak|orig|old|dist|sample|example|in|default|template|tmpl|tpl|erb|j2|disabled|save|backup|dpkg-(?:dist|new|old)|rpm(?:new|orig|save)|ucf-(?:dist|new|old))$|~$/

/**
 * The language of a file: by its whole name, its endings from the longest to the shortest, its
 * first line, a known name inside its own, its looks; and `unknown` where nothing tells, so that
 * the fallback looks at the text.
 */
export function languageOf(path: string, text: string): string {
  if (/(?:^|\/)META-INF\/services\//.test(path)) return 'jvm'
  const own = path.slice(path.lastIndexOf('/') + 1)
  const lower = own.toLowerCase()
  const name = lower.replace(copies, '')
  const whole = wholeName(lower) ?? wholeName(name)
  if (whole) return whole
  const known = endingOf(name, text) ?? byFile.get(`${name.split('.', 1)[0]}.*`)
  if (known) return known
  if (text.startsWith('#!')) {
    const line = text.slice(0, 200).split('\n', 1)[0] ?? ''
    return shebangs.find(([pattern]) => pattern.test(line))?.[1] ?? 'unknown'
  }
  return derivedName(own) ?? lookedLanguage(name, text) ?? 'unknown'
}

/** The language that the longest known ending names, unless the text denies it. */
function endingOf(name: string, text: string): string | undefined {
  for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    const language = byFile.get(name.slice(dot))
    const shown = language && (ambiguousLanguage(name.slice(dot), text) ?? language)
    if (shown && shown !== 'unknown') return shown
  }
  return undefined
}

const wholeName = (name: string): string | undefined =>
  byFile.get(name) ??
  (name.startsWith('.env') ? 'dotenv' : undefined) ??
  globs.find(({ head, tail }) => name.startsWith(head) && name.endsWith(tail))?.language

/** Whole names such as `Fastfile`, by which longer ones are built: `ImportFastfile`, `Fastfile1`. */
const capitalised = [
  ...[...dialects.values()].flatMap(({ files }) => files),
  ...rows.flatMap(([, { files }]) => files),
].filter(file => /^[A-Z][a-z]+file$/.test(file))
const derived = new RegExp(`(?<![A-Z])(?:${capitalised.join('|')})(?![a-z])`)

const derivedName = (name: string): string | undefined => {
  const found = derived.exec(name)?.[0]
  return found === undefined ? undefined : byFile.get(found.toLowerCase())
}

/** The language that a fence, a tag or an attribute names, or undefined for no known one. */
export function languageNamed(name: string): string | undefined {
  const lower = name.toLowerCase()
  return byName.get(lower) ?? (Object.hasOwn(aliases, lower) ? aliases[lower] : undefined)
}

const aliases: Readonly<Record<string, string>> = {
  bat: 'batch',
  cmd: 'batch',
  gql: 'graphql',
  proto: 'protobuf',
  proto3: 'protobuf',
  tf: 'terraform',
  hcl: 'hcl',
  docker: 'dockerfile',
  make: 'makefile',
  kt: 'kotlin',
  ex: 'elixir',
  rhtml: 'html',
  vb: 'vb',
  pgsql: 'sql',
  postgresql: 'sql',
  postgres: 'sql',
  mysql: 'sql',
  plpgsql: 'sql',
  sqlite: 'sql',
  text: 'output',
  txt: 'output',
  plaintext: 'output',
  plain: 'output',
  none: 'output',
  log: 'output',
  pycon: 'python',
  'python-repl': 'python',
  jinja2: 'html',
  jinja: 'html',
  django: 'html',
  liquid: 'html',
  erb: 'html',
  handlebars: 'html',
  hbs: 'html',
  blade: 'html',
  twig: 'html',
  cucumber: 'gherkin',
  patch: 'diff',
}
