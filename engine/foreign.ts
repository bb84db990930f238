import type { Facts } from './facts.ts'

/** Names that a file has from somewhere else, and the modules they come from. */
export interface Foreign {
  readonly names: ReadonlySet<string>
  readonly modules: ReadonlySet<string>
}

const none: Foreign = { names: new Set(), modules: new Set() }

/** An import of a language: the module, and the list of names that it binds. */
interface Imports {
  readonly pattern: RegExp
  readonly isForeign: (module: string, facts: Facts) => boolean
}

const ecmascript: Imports = {
  pattern:
    /\bimport\b(?<names>[\w$\s{},*]{1,4000})\bfrom\s{0,20}['"](?<module>[^'"\n]{1,300})['"]/g,
  isForeign: (module, { manifests }) =>
    module.startsWith('node:') || manifests.dependencies.has(packageOf(module)),
}

/** By language; a language that is not here has no foreign names that we could tell. */
const importsOf: Readonly<Record<string, Imports>> = {
  javascript: ecmascript,
  jsx: ecmascript,
  tsx: ecmascript,
  typescript: ecmascript,
  python: {
    pattern:
      /^[ \t]*from[ \t]+(?<module>\w[\w.]*)[ \t]+import[ \t]+(?<names>\([^()]{0,4000}\)|[^\n#;(]+)/gm,
    isForeign: (module, { hasPythonModule }) => !hasPythonModule(module.split('.')[0] ?? ''),
  },
  java: {
    pattern: /^import\s+(?:static\s+)?(?<module>[\w.]+)\.(?<names>\w+)\s*;/gm,
    isForeign: (module, { hasJavaPackage }) => !hasJavaPackage(module),
  },
  go: {
    pattern:
      /^[ \t]*(?:import[ \t]+)?(?<names>[\w.]+[ \t]+)?"(?<module>[\w.-]+\.[a-z]+\/[^"\n]+|[a-z][\w/]*)"[ \t\r]*$/gm,
    isForeign: (module, { manifests }) =>
      manifests.goModules.length > 0 &&
      !manifests.goModules.some(own => module === own || module.startsWith(`${own}/`)),
  },
}

/** `@scope/name/deep` -> `@scope/name`. */
const packageOf = (module: string): string =>
  module.split('/', module.startsWith('@') ? 2 : 1).join('/')

/** The names that the imports of a file bring from outside of the tree. */
export function foreignIn(text: string, language: string, facts: Facts): Foreign {
  const imports = importsOf[language]
  if (!imports) return none
  const foreign = [...text.matchAll(imports.pattern)].filter(match =>
    imports.isForeign(match.groups?.['module'] ?? '', facts),
  )
  const modules = foreign.map(match => match.groups?.['module'] ?? '')
  const bound = foreign.flatMap(match => boundNames(match.groups?.['names'] ?? ''))
  return {
    names: new Set([...bound, ...(language === 'go' ? modules.map(lastPart) : [])]),
    modules: new Set(modules),
  }
}

const lastPart = (module: string): string => module.split('/').at(-1) ?? module

/** Both sides of `a as b`: the foreign name, and the own one that stands for it here only in its file. */
const boundNames = (list: string): readonly string[] =>
  [
    ...list.matchAll(
      /(?<![\w$])(?!(?:as|type|from|import)\b)([\w$]+)(?!\s+as\b)|([\w$]+)(?=\s+as\b)/g,
    ),
  ].flatMap(([name]) => name ?? [])
