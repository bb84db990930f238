import { dialects } from './dialects.ts'

/** Languages whose parser has another name here, or whose last resort is another's dialect. */
const substitutes: Readonly<Record<string, string>> = {
  asciidoc: 'text',
  dotenv: 'hash-like',
  html: 'markup',
  jsx: 'javascript',
  markdown: 'text',
  mdx: 'text',
  properties: 'ini',
  restructuredtext: 'text',
  svelte: 'markup',
  svg: 'markup',
  terraform: 'hcl',
  tsx: 'typescript',
  vue: 'markup',
  xml: 'markup',
}

/** The dialect of a language, if it has one. */
export const dialectNamed = (language: string) =>
  dialects.get(language) ?? dialects.get(substitutes[language] ?? '')

/** The dialect of a file that no table names: by its name, its first line, or how its lines look. */
export function guessDialect(path: string, text: string): string {
  return byName(path) ?? byShebang(text) ?? byLook(text.slice(0, sampleSize))
}

const sampleSize = 8000

/** Names that parsers own, for the rare file that comes here under another language. */
const extensions: Readonly<Record<string, string>> = {
  bash: 'shell',
  c: 'c',
  cc: 'cpp',
  cfg: 'ini',
  cjs: 'javascript',
  conf: 'hash-like',
  cpp: 'cpp',
  cs: 'csharp',
  css: 'css',
  go: 'go',
  h: 'c',
  hpp: 'cpp',
  ini: 'ini',
  java: 'java',
  js: 'javascript',
  json: 'json',
  jsx: 'javascript',
  mjs: 'javascript',
  php: 'php',
  properties: 'ini',
  ps1: 'powershell',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  sh: 'shell',
  toml: 'toml',
  ts: 'typescript',
  tsx: 'typescript',
  yaml: 'yaml',
  yml: 'yaml',
  zsh: 'shell',
}

function byName(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const known = extensions[name.slice(name.lastIndexOf('.') + 1).toLowerCase()]
  return known ?? [...dialects].find(([, { files }]) => files.some(glob => fits(glob, name)))?.[0]
}

/** One star at most, as in `*.sql` and `Dockerfile.*`. */
function fits(glob: string, name: string): boolean {
  const [head = '', tail] = glob.split('*')
  if (tail === undefined) return name === glob
  return name.length > head.length + tail.length && name.startsWith(head) && name.endsWith(tail)
}

const interpreters: readonly (readonly [pattern: RegExp, dialect: string])[] = [
  [/\bpython/, 'python'],
  [/\b(?:node|deno|bun)\b/, 'javascript'],
  [/\bfish\b/, 'fish'],
  [/\b(?:ba|z|k|da)?sh\b/, 'shell'],
  [/\bruby\b/, 'ruby'],
  [/\bperl\b/, 'perl'],
  [/\bphp\b/, 'php'],
  [/\blua/, 'lua'],
  [/./, 'hash-like'],
]

function byShebang(text: string): string | undefined {
  if (!text.startsWith('#!')) return undefined
  const line = text.slice(0, 200).split('\n', 1)[0] ?? ''
  return interpreters.find(([pattern]) => pattern.test(line))?.[1]
}

const curlyLine = /[{};()][ \t]*\r?$|^[ \t]*[\w"]+:[ \t]*\S+,[ \t]*\r?$|^[ \t]*(?:\/\/|\/\*)/gm
const hashLine = /^[ \t]*#(?![#!])[ \t]|^[ \t]*[\w.-]+[ \t]*=/gm

/** A third of the lines must look alike; everything else is plain text. */
function byLook(sample: string): string {
  const least = (sample.match(/\S.*$/gm)?.length ?? 0) / 3
  if (count(sample, curlyLine) > least)
    return /^[ \t]*#[ \t]/m.test(sample) && !/^[ \t]*\/[/*]/m.test(sample) ? 'hash-like' : 'c-like'
  return count(sample, hashLine) > least ? 'hash-like' : 'text'
}

const count = (sample: string, pattern: RegExp) => sample.match(pattern)?.length ?? 0
