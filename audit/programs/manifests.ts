import { posix } from 'node:path'
import { parse as parseYaml } from 'yaml'
import { isNestedDeeply } from '../../core/nesting.ts'

/** What manifests say can be run. */
export interface Runnable {
  /** Programs that the repository itself makes. */
  readonly programs: readonly string[]
  /** Names behind `npm run`. */
  readonly scripts: readonly string[]
  /** Names behind `make` and `just`. */
  readonly targets: readonly string[]
  /** Whether more targets may exist than can be read. */
  readonly isOpen: boolean
}

const nothing: Runnable = { programs: [], scripts: [], targets: [], isOpen: false }

/** Programs that lie in a tree by convention: `cmd/NAME/main.go`, `exe/NAME`, `src/bin/NAME.rs`. */
export const programsByPlace = (paths: readonly string[]): readonly string[] =>
  paths.flatMap(path => {
    const [, go, script, rust] =
      /^(?:.*\/)?cmd\/([\w-]+)\/main\.go$|^(?:exe|bin)\/([\w-]+)$|^src\/bin\/([\w-]+)\.rs$/.exec(
        path,
      ) ?? []
    return [go ?? script ?? rust].filter(name => name !== undefined)
  })

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function packageJson(text: string): Partial<Runnable> {
  const manifest: unknown = JSON.parse(text)
  if (!isMap(manifest)) return {}
  const { bin, name, scripts } = manifest
  const own = typeof name === 'string' ? [posix.basename(name)] : []
  return {
    programs: typeof bin === 'string' ? own : isMap(bin) ? Object.keys(bin) : [],
    scripts: isMap(scripts) ? Object.keys(scripts) : [],
  }
}

/** A table of TOML by its head, line by line: full TOML would say no more here. */
function keysOf(text: string, head: RegExp): readonly string[] {
  const keys: string[] = []
  let isInside = false
  for (const line of text.split('\n')) {
    if (/^\s*\[/.test(line)) isInside = head.test(line)
    const [, key] = isInside ? (/^\s*["']?([\w.-]+)["']?\s*=/.exec(line) ?? []) : []
    if (key !== undefined) keys.push(key)
  }
  return keys
}

const pyproject = (text: string): Partial<Runnable> => ({
  programs: keysOf(text, /^\s*\[(?:project\.(?:gui-)?scripts|tool\.poetry\.scripts)\]/),
})

const setuptools = (text: string): Partial<Runnable> => {
  const [, block = ''] =
    /console_scripts["']?\s*[:=]\s*(?:\[)?([\s\S]*?)(?:\]|\n\s*\n|$)/.exec(text) ?? []
  return {
    programs: Array.from(
      block.matchAll(/^\s*["']?([\w.-]+)\s*=\s*[\w.]+:/gm),
      found => found[1] ?? '',
    ),
  }
}

function cargo(text: string): Partial<Runnable> {
  const names = Array.from(
    text.matchAll(/^\[\[bin\]\][^[]*?^name\s*=\s*"([\w-]+)"/gm),
    found => found[1] ?? '',
  )
  return { programs: names }
}

function composer(text: string): Partial<Runnable> {
  const manifest: unknown = JSON.parse(text)
  const bin = isMap(manifest) ? manifest['bin'] : undefined
  return {
    programs: (Array.isArray(bin) ? bin : [bin])
      .filter(one => typeof one === 'string')
      .map(one => posix.basename(one)),
  }
}

/** Longest line that is looked at, in UTF-16 units. */
const longest = 500

const linesOf = (text: string): readonly string[] =>
  text.split('\n').filter(line => line.length <= longest)

/** A rule whose name is worked out, or an included file of a name that is, can be anything. */
function makefile(text: string): Partial<Runnable> {
  const lines = linesOf(text)
  return {
    targets: lines.flatMap(line =>
      (/^([\w./-]+(?:[ \t]+[\w./-]+)*)[ \t]*::?(?!=)/.exec(line)?.[1] ?? '').split(/\s+/),
    ),
    isOpen: lines.some(
      line => /^[^\t#=]*[%$][^=]*::?(?!=)/.test(line) || /^-?include\s.*[$*]/.test(line),
    ),
  }
}

const justfile = (text: string): Partial<Runnable> => ({
  targets: linesOf(text).flatMap(
    line =>
      /^(?:alias\s+([\w-]+)\s*:=|@?([a-zA-Z_][\w-]*)(?:\s[^:]*)?:(?!=))/
        .exec(line)
        ?.slice(1)
        .filter(Boolean) ?? [],
  ),
  isOpen: /^(?:import|mod)\b/m.test(text),
})

function taskfile(text: string): Partial<Runnable> {
  if (isNestedDeeply(text) || linesOf(text).join('\n').length < text.length) return { isOpen: true }
  const file: unknown = parseYaml(text, { maxAliasCount: 100 })
  const tasks = isMap(file) ? file['tasks'] : undefined
  return {
    targets: isMap(tasks) ? Object.keys(tasks) : [],
    isOpen: isMap(file) && 'includes' in file,
  }
}

/** Which files are manifests, and how each is read. The first that fits counts. */
const readers: readonly (readonly [RegExp, (text: string, path: string) => Partial<Runnable>])[] = [
  [/(?:^|\/)package\.json$/, packageJson],
  [/(?:^|\/)pyproject\.toml$/, pyproject],
  [/(?:^|\/)setup\.(?:cfg|py)$/, setuptools],
  [/(?:^|\/)Cargo\.toml$/, cargo],
  [/(?:^|\/)composer\.json$/, composer],
  [/(?:^|\/)(?:GNUm|M|m)akefile(?:\.\w+)?$|\.mk$/, makefile],
  [/(?:^|\/)\.?[Jj]ustfile$|\.just$/, justfile],
  [/(?:^|\/)[Tt]askfile\.ya?ml$/, taskfile],
]

export const isManifest = (path: string): boolean => readers.some(([form]) => form.test(path))

/** Reads one manifest; one that cannot be read says nothing. */
export function readManifest(path: string, text: string): Runnable {
  const read = readers.find(([form]) => form.test(path))?.[1]
  try {
    return { ...nothing, ...read?.(text, path) }
  } catch (error) {
    if (error instanceof Error) return nothing
    throw error
  }
}
