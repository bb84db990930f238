import type { Category, Kind } from '../core/occurrence.ts'
import type { Context } from '../core/region.ts'
import type { Surface } from '../core/surface.ts'

/** What a contract is decided from. */
export interface Exposed {
  readonly category: Category
  readonly kind: Kind
  readonly surface: Surface
  readonly path: string
  readonly language: string
  readonly context: Context
  /** The region's own text. */
  readonly content: string
  /** Whether the package that holds the file is published. */
  readonly published: boolean
  readonly foreign: boolean
}

/** Kinds whose names are visible outside the repository, wherever they occur. */
const reasons: Readonly<Record<string, string>> = {
  'config/cli-flag': 'command-line flag',
  'config/cli-command': 'command',
  'config/env-var': 'environment variable',
  'path/url': 'address',
}

/** A link out of the repository, or to a route: a file of the repository has an ending. */
const isAddress = /^<?(?:[a-z][a-z0-9+.-]*:|\/(?![^?#]*\.\w+(?:[?#]|$)))/i

/** Why renaming an occurrence breaks somebody outside the repository; null when it does not. */
export function contractOf(exposed: Exposed): string | null {
  if (exposed.foreign) return 'foreign'
  const name = `${exposed.category}/${exposed.kind}`
  if (name === 'path/link-target' && isAddress.test(exposed.content)) return 'address'
  const isMadeUp = exposed.surface === 'test' || exposed.surface === 'fixture'
  return reasons[name] ?? (isMadeUp ? null : (bySurface[name]?.(exposed) ?? null))
}

/** Only outside of tests: data made up by a test binds nobody. */
const bySurface: Readonly<Record<string, (exposed: Exposed) => string | undefined>> = {
  'identifier/export': ({ published, surface }) =>
    published && surface === 'source' ? 'package API' : undefined,
  'config/serialized-key': () => 'serialized key',
  'identifier/symbol-string': () => 'name looked up at run time',
  'config/key': keyContract,
}

function keyContract({ path, context: { keys } }: Exposed): string {
  if (/(?:^|\/)package\.json$/.test(path) && /^(?:bin|exports|scripts)$/.test(keys?.[0] ?? ''))
    return `package.json ${keys?.[0]}`
  if (
    /(?:^|\/)(?:locales?|i18n|lang|translations?|messages)(?:\/|[\w.-]*\.)|\.lproj\/|\.pot?$/i.test(
      path,
    )
  )
    return 'i18n key'
  return 'configuration key'
}
