import { type Language, languages } from './languages.ts'
import { dialects } from './lexical/index.ts'

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
  [/\bpwsh\b/, 'powershell'],
]

/**
 * The language of a file: by its whole name, its endings from the longest to the shortest, its
 * first line, and `unknown` where nothing tells, so that the fallback looks at the text.
 */
export function languageOf(path: string, text: string): string {
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(/\.(?:bak|orig|old|dist|sample|example|in|default)$/, '')
  const whole =
    byFile.get(name) ?? (name.startsWith('.env') ? 'dotenv' : undefined) ?? prefixed(name)
  if (whole) return whole
  for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', dot + 1)) {
    const language = byFile.get(name.slice(dot))
    if (language) return language
  }
  if (!text.startsWith('#!')) return textOf(name, text)
  const line = text.slice(0, 200).split('\n', 1)[0] ?? ''
  return shebangs.find(([pattern]) => pattern.test(line))?.[1] ?? 'unknown'
}

const prefixed = (name: string): string | undefined => byFile.get(`${name.split('.', 1)[0]}.*`)

/** A file without a telling name that begins with front matter is a document. */
const textOf = (name: string, text: string): string =>
  text.startsWith('<?xml')
    ? 'xml'
    : /^<!doctype html/i.test(text)
      ? 'html'
      : !name.includes('.') && /^---\r?\n[\s\S]*?\n---\r?\n/.test(text)
        ? 'markdown'
        : 'unknown'

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
