import { isScreaming } from './shapes.ts'
import type { Answer, Classifier } from './sighting.ts'
import { isEnvironmentObject } from './vocabulary.ts'

/** Names that programs bind or refer to, by the role that the parser gave them. */
export const identifier: Classifier = seen => {
  const { region, context } = seen
  if (region.syntax !== 'identifier') return undefined
  if (isEnvironmentObject(context.name ?? '') && isCapital(seen.content))
    return { category: 'config', kind: 'env-var' }
  if (region.role === 'label' && isMember(context.name))
    return { category: 'identifier', kind: 'property' }
  if (/^\$\{?env:/i.test(seen.content)) return { category: 'config', kind: 'env-var' }
  if (seen.language === 'css' && seen.content.startsWith('--'))
    return { category: 'identifier', kind: 'tag' }
  if (seen.language === 'rust' && isMacroMember(seen))
    return { category: 'identifier', kind: 'property' }
  if (seen.language === 'elixir' && region.role === 'property' && /^[A-Z]/.test(seen.content))
    return { category: 'identifier', kind: 'reference' }
  return (
    shell(seen) ??
    qualified(seen) ??
    roles[region.role ?? ''] ?? { category: 'identifier', kind: 'reference' }
  )
}

/** In the arguments of a macro Rust's grammar sees tokens only: `tower.lighthouse`. */
const isMacroMember = ({ region, text }: Parameters<Classifier>[0]): boolean =>
  region.role === 'reference' &&
  /[^.\s]\.$/.test(text.slice(Math.max(0, region.start - 2), region.start))

const isCapital = (name: string): boolean => /^[A-Z][A-Z0-9_]*$/.test(name)

/** A member of an object in a decorator; test markers are labels. */
const isMember = (object: string | undefined): boolean =>
  object !== undefined && !/(?:^|\.)mark$/.test(object)

const roles: Readonly<Record<string, Answer>> = {
  declaration: { category: 'identifier', kind: 'declaration' },
  reference: { category: 'identifier', kind: 'reference' },
  property: { category: 'identifier', kind: 'property' },
  import: { category: 'identifier', kind: 'import' },
  export: { category: 'identifier', kind: 'export' },
  tag: { category: 'identifier', kind: 'tag' },
  attribute: { category: 'identifier', kind: 'tag' },
  label: { category: 'identifier', kind: 'label' },
}

/** Shell variables come from the environment unless the script sets them itself. */
function shell({ language, region, content, text }: Parameters<Classifier>[0]): Answer | undefined {
  if (language !== 'shell' || !isCapital(content.replace(/^\$\{?/, ''))) return undefined
  const name = content.replace(/\W/g, '')
  if (new RegExp(`\\b(?:export|declare -x)\\s+(?:\\w+=\\S*\\s+)*${name}\\b`).test(text))
    return { category: 'config', kind: 'env-var' }
  const isSet = region.role === 'declaration' || new RegExp(`(?:^|[;\\s(])${name}=`).test(text)
  return isSet ? undefined : { category: 'config', kind: 'env-var' }
}

/** In Go a member of an imported package is a reference, a member of a value a property. */
function qualified({
  language,
  region,
  context,
  text,
}: Parameters<Classifier>[0]): Answer | undefined {
  if (language !== 'go' || region.role !== 'property' || !/^[a-z]\w*$/.test(context.name ?? ''))
    return undefined
  const isPackage = new RegExp(
    `(?:^|\\n)\\s*(?:import\\s+)?(?:${context.name}\\s+)?"(?:[^"\\n]*/)?${context.name}(?:\\.v\\d+|/v\\d+)?"`,
  ).test(text)
  return isPackage ? { category: 'identifier', kind: 'reference' } : undefined
}

/** Keys of data files, SQL names, environment files. */
export const key: Classifier = ({ region, content, inString, path }) => {
  if (region.syntax !== 'key') return undefined
  if (region.role === 'sql' || inString) return { category: 'config', kind: 'serialized-key' }
  const keys = region.context?.keys ?? []
  const isVariable =
    region.role === 'env' ||
    (isScreaming(content) && keys.some(name => /^(?:env|environment|env_vars|envs)$/i.test(name)))
  if (isVariable) return { category: 'config', kind: 'env-var' }
  return { category: 'config', kind: isCommandKey(path, keys) ? 'cli-command' : 'key' }
}

/** Names of scripts and programs that a manifest declares. */
const isCommandKey = (path: string, keys: readonly string[]): boolean =>
  /(?:^|\/)(?:package|composer)\.json$|(?:^|\/)(?:pyproject|Cargo)\.toml$/.test(path) &&
  /^(?:scripts|bin|gui-scripts|console_scripts)$/.test(keys.at(-2) ?? '')
