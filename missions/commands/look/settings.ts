import { LineCounter, parseDocument } from 'yaml'
import type { Problem } from '../../../core/check.ts'
import { isMap, listOf, textOf } from '../../loose.ts'
import { type FileText, textAt } from '../../mission/quietly.ts'
import { versionForm } from '../version.ts'

/** What a project says of its agents and of its version. */
export interface Settings {
  /** Names of `agents.available`; undefined where it says nothing, which means all. */
  readonly agents: readonly string[] | undefined
  /** `spec_kitty.version`; undefined where it says nothing. */
  readonly version: string | undefined
  /** What could not be read. */
  readonly problems: readonly Problem[]
}

export const configPath = '.kittify/config.yaml'
const metadataPath = '.kittify/metadata.yaml'

/** Reads the settings of a project; what cannot be read is a problem with its place, and counts as not said. */
export function readSettings(root: string): Settings {
  const config = yamlOf(configPath, textAt(root, configPath))
  const metadata = yamlOf(metadataPath, textAt(root, metadataPath))
  const agents = agentsOf(config.value)
  const version = versionOf(metadata.value)
  return {
    agents: agents.value,
    version: version.value,
    problems: [config, metadata, agents, version].flatMap(({ problem }) =>
      problem ? [problem] : [],
    ),
  }
}

interface Read<Value> {
  readonly value: Value
  readonly problem?: Problem
}

const malformed = (path: string, message: string, line?: number, column?: number): Problem => ({
  rule: 'malformed',
  path,
  ...(line === undefined ? {} : { line }),
  ...(column === undefined ? {} : { column }),
  message,
  remedy: 'by hand; until then it counts as if it said nothing',
})

/** Longest file that is read, in UTF-16 units. */
const longest = 2 ** 20

function yamlOf(path: string, read: FileText): Read<unknown> {
  if (read === 'absent') return { value: undefined }
  if (read === 'refused' || read.text.length > longest)
    return {
      value: undefined,
      problem: malformed(path, 'Unexpected file that cannot be read, expected a YAML file'),
    }
  const lines = new LineCounter()
  try {
    const options = { lineCounter: lines, prettyErrors: false, logLevel: 'silent' } as const
    const document = parseDocument(read.text, options)
    const [error] = document.errors
    if (error) {
      const { line, col } = lines.linePos(error.pos[0])
      const message = `Unexpected YAML (${firstLine(error.message)}), expected a map`
      return { value: undefined, problem: malformed(path, message, line, col) }
    }
    return { value: document.toJS({ maxAliasCount: 100 }) }
  } catch (error) {
    const why = error instanceof Error ? firstLine(error.message) : String(error)
    const message = `Unexpected YAML (${why}), expected a map`
    return { value: undefined, problem: malformed(path, message, 1, 1) }
  }
}

const firstLine = (message: string): string => message.split('\n', 1)[0] ?? ''

function agentsOf(config: unknown): Read<readonly string[] | undefined> {
  const agents = isMap(config) ? config['agents'] : undefined
  const available = isMap(agents) ? agents['available'] : undefined
  const names = listOf(available).flatMap(one => textOf(one) ?? [])
  const isOdd =
    (config !== undefined && config !== null && !isMap(config)) ||
    (agents !== undefined && agents !== null && !isMap(agents)) ||
    (available !== undefined && available !== null && !Array.isArray(available)) ||
    names.length !== listOf(available).length
  return {
    value: names.length === 0 ? undefined : names,
    ...(isOdd
      ? {
          problem: malformed(
            configPath,
            'Unexpected `agents.available`, expected a list of names such as `claude`',
          ),
        }
      : {}),
  }
}

function versionOf(metadata: unknown): Read<string | undefined> {
  const own = isMap(metadata) ? metadata['spec_kitty'] : undefined
  const version = isMap(own) ? own['version'] : undefined
  if (version === undefined || version === null) return { value: undefined }
  if (typeof version === 'string' && versionForm.test(version)) return { value: version }
  return {
    value: undefined,
    problem: malformed(
      metadataPath,
      'Unexpected `spec_kitty.version`, expected a version such as `3.2.7`',
    ),
  }
}
