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

/** Only outside of tests: data made up by a test binds nobody. */
const stored: Readonly<Record<string, string>> = {
  'config/serialized-key': 'serialized key',
  'identifier/symbol-string': 'name looked up at run time',
}

/** Why renaming an occurrence breaks somebody outside the repository; null when it does not. */
export function contractOf(exposed: Exposed): string | null {
  const { category, kind, surface, path, published } = exposed
  if (exposed.foreign) return 'foreign'
  const name = `${category}/${kind}`
  if (name === 'identifier/export') return published && surface === 'source' ? 'package API' : null
  if (reasons[name]) return reasons[name]
  const madeUp = surface === 'test' || surface === 'fixture'
  if (stored[name]) return madeUp ? null : stored[name]
  if (name === 'config/key') return madeUp ? null : keyContract(path, exposed.context)
  return null
}

function keyContract(path: string, { keys }: Context): string {
  if (/(?:^|\/)package\.json$/.test(path) && /^(?:bin|exports|scripts)$/.test(keys?.[0] ?? ''))
    return `package.json ${keys?.[0]}`
  if (/(?:^|\/)(?:locales?|i18n|lang|translations?|messages)(?:\/|[\w.-]*\.)/i.test(path))
    return 'i18n key'
  return 'configuration key'
}
