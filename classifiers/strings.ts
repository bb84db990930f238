import { codeShape, isCommand } from './code-shape.ts'
import { isFlag, isNoPath, isPath, isRoute, isScreaming, isSentence, isUrl, isVariable } from './shapes.ts'
import type { Answer, Classifier, Sighting } from './sighting.ts'
import {
  isAddressName, isCommandDeclaration, isDisplayName, isEnvironment, isEnvironmentObject, isKeyLookup, isLogger, isOptionDeclaration, isProcess, isReflection,
  isRoute as isRouted, isRouter, isSchema, isSchemaName, isTestTitle, isTranslation, lastName,
} from './vocabulary.ts'

const isLiteral = ({ region }: Sighting): boolean => region.syntax === 'string' || region.syntax === 'scalar'

/** Property keys in languages whose literals make objects, not stored maps. */
const objectLanguages = /^(?:javascript|typescript|jsx|tsx|lua)$/

/** A module specifier: a file where it leads to one, a package's name otherwise. */
export const moduleSpecifier: Classifier = ({ region, context, content, language, leadsToFile, text }) => {
  const follows = /(?:\bfrom|\bimport|\brequire\s*\()\s*$/.test(text.slice(Math.max(0, region.start - 20), Math.max(0, region.start - 1)))
  if (region.syntax !== 'string' || !(context.slot === 'module' || (follows && context.slot === undefined))) return undefined
  const isFile = /^(?:cpp|c|css|php|shell|ruby|template|protobuf|objective-c|scss|less|sass)$/.test(language) || /^(?:[./~]|@\/)/.test(content) || /\.\w{1,4}$/.test(content) || leadsToFile(content)
  return language !== 'go' && isFile ? { category: 'path', kind: 'import-path' } : { category: 'identifier', kind: 'import' }
}

/** Links' targets; an address that stands in words by itself is an address. */
export const target: Classifier = ({ region, content, token }) => {
  if (region.syntax !== 'target') return undefined
  if (region.role === 'autolink') return { category: 'path', kind: 'url' }
  return isUrl(token) && /^<?[\w.+-]+@/.test(content) ? { category: 'path', kind: 'url' } : { category: 'path', kind: 'link-target' }
}

/** Names that reach a program through its environment. */
export const environment: Classifier = ({ region, context, content, token }) => {
  if (region.syntax === 'regex' || region.syntax === 'word' || !/^(?:string|scalar)$/.test(region.syntax)) return undefined
  const reached = isEnvironment(context.callee ?? '') || (context.slot === 'lookup' && isEnvironmentObject(context.name ?? ''))
  if (reached && /^\w+$/.test(content) && (context.index ?? 0) === 0) return { category: 'config', kind: 'env-var' }
  if (/^[A-Z][A-Z0-9_]*=/.test(token.text) && token.start < token.text.indexOf('=')) return { category: 'config', kind: 'env-var' }
  return isVariable(token) ? { category: 'config', kind: 'env-var' } : undefined
}

/** Flags wherever they are written or declared. */
export const flag: Classifier = ({ region, context, token, content }) => {
  if (!/^(?:string|scalar|word|regex)$/.test(region.syntax)) return undefined
  if (isFlag(token)) return { category: 'config', kind: 'cli-flag' }
  const declares = isOptionDeclaration(context.callee ?? '') && (context.index ?? 0) === 0 && /^[\w-]+$/.test(content) && context.slot !== 'keyword'
  const isGoFlag = /(?:[Ff]lags?\w*\(\)|[Ff]lags?|\bfs)\.\w+$/.test(context.callee ?? '') && (context.index ?? 9) <= 1 && /^[\w.-]+$/.test(content)
  if (isGoFlag && region.syntax === 'string') return { category: 'config', kind: 'cli-flag' }
  return declares && region.syntax === 'string' && !/^add_argument$/.test(lastName(context.callee ?? '')) ? { category: 'config', kind: 'cli-flag' } : undefined
}

/** String keys of stored or transmitted data: map keys, look-ups, tables and columns, i18n keys. */
export const serializedKey: Classifier = seen => {
  const { context, content, language, region, path } = seen
  if (isLiteral(seen) && /^#\//.test(content)) return { category: 'config', kind: 'serialized-key' }
  if (region.syntax !== 'string') return undefined
  const symbol = region.role === 'symbol' || (language === 'ruby' && seen.text.charAt(region.start - 1) === ':') || (language === 'ruby' && content.startsWith(':'))
  if (symbol && /^(?:map-key|lookup)$/.test(context.slot ?? '')) return { category: 'identifier', kind: 'property' }
  if (/(?:^|[|'])(?:exists|unique):[\w.]*$/.test(seen.text.slice(region.start, seen.hit.start))) return { category: 'config', kind: 'serialized-key' }
  if (context.slot === 'map-key') return objectLanguages.test(language) ? { category: 'identifier', kind: 'property' } : { category: 'config', kind: 'serialized-key' }
  if (context.slot === 'lookup') return /\.snap$/.test(path) && isSentence(content) ? { category: 'prose', kind: 'message' } : { category: 'config', kind: 'serialized-key' }
  const first = (context.index ?? 0) === 0
  if (isTranslation(context.callee ?? '') && first && context.slot !== 'keyword') return { category: 'config', kind: 'serialized-key' }
  if (isSentence(content)) return undefined
  if (isSchemaName(context.name ?? '') && /^\w+$/.test(content) && isSchemaFile(seen)) return { category: 'config', kind: 'serialized-key' }
  if (isSchema(context.callee ?? '') && /^[\w.]+$/.test(content) && isSchemaFile(seen)) return { category: 'config', kind: 'serialized-key' }
  return isKeyLookup(context.callee ?? '') && first && /^[\w.-]+$/.test(content) && context.slot === 'argument' ? { category: 'config', kind: 'serialized-key' } : undefined
}

/** Migrations and models: there `"features"` in `references` names a table. */
const isSchemaFile = ({ path, context }: Sighting): boolean =>
  /migrat|schema|models?\/|entit|(?:^|\/)db\//i.test(path) || /constraint|tablename|__tablename__|back_populates|foreignkey/i.test(context.name ?? '') || /createTable|addColumn|create_table|add_column|ForeignKey|queryInterface|Schema/.test(context.callee ?? '')

/** Strings that name a symbol: reflection, patch targets, entry points. */
export const symbolString: Classifier = ({ region, context, content, language, text }) => {
  if (region.syntax !== 'string') return undefined
  if (/^__all__$/.test(context.name ?? '')) return { category: 'identifier', kind: 'export' }
  if (language === 'python' && context.slot === 'type') return { category: 'identifier', kind: 'reference' }
  if (isSentence(content)) return undefined
  if (isReflection(context.callee ?? '') && !/^[./]/.test(content) && /^:?[\w.:$/?!=@#-]+$/.test(content)) return { category: 'identifier', kind: 'symbol-string' }
  if (/^[a-z_][\w]*(?:\.[a-z_]\w*)*(?:\.\w+)?:[A-Za-z_]\w*$/.test(content) && content.includes('.')) return { category: 'identifier', kind: 'symbol-string' }
  if (/^(?:[A-Za-z_]\w*\.){2,}[A-Za-z_]\w*$/.test(content) && (language === 'python' || /^(?:com|org|net|io|java|javax|kotlin|dev)\./.test(content)) && !/\.(?:com|org|net|io|dev|json|ya?ml|md|txt|js|ts)$/.test(content)) return { category: 'identifier', kind: 'symbol-string' }
  const isSymbol = language === 'ruby' && (content.startsWith(':') || text.charAt(region.start - 1) === ':')
  return isSymbol && context.slot !== 'comparison' ? { category: 'identifier', kind: 'symbol-string' } : undefined
}

/** Addresses: with a scheme or a host, routes of a router or with holes. */
export const url: Classifier = seen => {
  const { region, token, context, content } = seen
  if (!isLiteral(seen) && region.syntax !== 'word') return undefined
  if (isUrl(token)) return { category: 'path', kind: 'url' }
  if (region.syntax === 'word') return undefined
  if (content.includes('/') && (isRouted(context.callee ?? '') || (context.slot === 'attribute' && /(?:href|src|action|formaction|routerlink|to)$/i.test(context.name ?? '')))) return { category: 'path', kind: 'url' }
  const inMarkdownLink = new RegExp(`\\]\\(/?[^)\\s]*$`).test(seen.text.slice(Math.max(region.start, seen.hit.start - 100), seen.hit.start))
  if (inMarkdownLink) return { category: 'path', kind: 'url' }
  if (/\/:[a-z_]|:[a-z_]+\//i.test(token.text) && token.text.includes('/') && !/^[a-z]:/i.test(token.text)) return { category: 'path', kind: 'url' }
  if (!isRoute(token)) return undefined
  const routed = isRouter(context.callee ?? '') || isAddressName(context.name ?? '') || /^\/api\//.test(token.text)
  return routed || /^(?:javascript|typescript|tsx|jsx|php|go)$/.test(seen.language) ? { category: 'path', kind: 'url' } : undefined
}

/** Strings, scalars and shell words with the shape of a path. */
export const pathLiteral: Classifier = seen => {
  const { region, token, content, context } = seen
  if (!isLiteral(seen) && region.syntax !== 'word') return undefined
  if (context.name === 'path-pattern') return { category: 'path', kind: 'path-literal' }
  if (region.syntax === 'scalar' && context.name === 'name' && !/\.\w+$/.test(content)) return undefined
  const alone = content.trim() === token.text || !isSentence(content)
  if (!isPath(token, !alone) || isNoPath(token)) return undefined
  return { category: 'path', kind: 'path-literal' }
}

/** Strings that are run, or that declare a command. */
export const command: Classifier = seen => {
  const { context, content, token } = seen
  if (!isLiteral(seen)) return undefined
  const first = (context.index ?? 0) === 0
  if (isCommandDeclaration(context.callee ?? '') && first && context.slot !== 'keyword' && /^[\w:-]+(?:\s+[[<{].*)?$/.test(content)) return { category: 'config', kind: 'cli-command' }
  const runs = isProcess(context.callee ?? '') || /^(?:run|script|scripts|cmd|command|entrypoint|signature)$/i.test(context.name ?? '') || context.keys?.includes('scripts') === true
  if (!runs && !isCommand(content, token)) return undefined
  return commandWord(seen)
}

/** Within a command line the program and its subcommand are commands, the rest by shape. */
function commandWord({ content, token, context, region }: Sighting): Answer | undefined {
  const words = content.trim().replace(/^[$>%]\s+/, '').split(/\s+/)
  const at = words.findIndex(word => word.includes(token.text))
  if (at === 0 && context.name === 'signature') return { category: 'config', kind: 'cli-command' }
  if (isSentence(content) && words.length > 1) {
    const plain = words.slice(0, at).filter(word => !word.startsWith('-'))
    return plain.length <= 2 && isCommand(content, token) ? { category: 'config', kind: 'cli-command' } : undefined
  }
  if (region.syntax === 'scalar') return { category: 'config', kind: 'cli-command' }
  if (context.slot === 'item' || (context.index ?? 0) > 0) return { category: 'config', kind: 'enum-string' }
  return (context.index ?? 0) === 0 && isProcess(context.callee ?? '') && /^(?:exec|spawn|execFile|execa|Popen|Command|command|system|fork|popen|artisan)/.test(lastName(context.callee ?? '')) ? { category: 'config', kind: 'cli-command' } : undefined
}

/** Sentences, and single words whose only role is to be shown. */
export const message: Classifier = seen => {
  const { region, context, content } = seen
  if (!isLiteral(seen)) return undefined
  const callee = context.callee ?? ''
  if (region.syntax === 'string' && isTestTitle(callee) && (context.index ?? 0) === 0 && context.slot !== 'keyword') return { category: 'prose', kind: 'message' }
  if (isSentence(content)) return { category: 'prose', kind: region.syntax === 'string' && isLogger(callee) ? 'log' : 'message' }
  if (region.syntax === 'scalar' && isBundle(seen.path)) return { category: 'prose', kind: 'message' }
  if (context.slot === 'display') return { category: 'prose', kind: 'message' }
  const shown = isDisplayName(context.name ?? '') && context.slot !== 'comparison'
  if (shown && /^[\p{L}\p{N}'’#/&-]+[.!?…:]?$/u.test(content)) return { category: 'prose', kind: 'message' }
  if (region.syntax === 'string' && isLogger(callee)) return { category: 'prose', kind: 'log' }
  return region.syntax === 'string' && /(?:Error|Exception|Exit|panic|abort|die|bail!?|fail|secho|echo|print|puts|println!?|alert|confirm)$/.test(callee) && (context.index ?? 0) === 0 ? { category: 'prose', kind: 'message' } : undefined
}

/** Message bundles, by the folders in which translations are kept. */
const isBundle = (path: string): boolean => /(?:^|\/)(?:locales?|i18n|lang|langs|translations?|l10n)\/|(?:^|\/)messages(?:_\w+)?\.(?:properties|json|ya?ml)$/.test(path)

/** Values of data files that are neither sentences nor paths. */
export const value: Classifier = ({ region }) => (region.syntax === 'scalar' ? { category: 'config', kind: 'value' } : undefined)

/** Any other single token in code: compared, expected, passed, stored; unsure where nothing says. */
export const token: Classifier = seen => {
  const { region, context, content } = seen
  if (region.syntax === 'regex') return isPath(seen.token, false) && /\\\//.test(content) ? codeShape(content, seen.token) : { category: 'config', kind: 'enum-string' }
  if (region.syntax !== 'string') return undefined
  if (context.slot === 'attribute') return { category: 'config', kind: context.element === undefined ? 'enum-string' : 'value' }
  if (context.slot !== undefined || context.callee !== undefined || context.name !== undefined) return { category: 'config', kind: 'enum-string' }
  return { category: 'unsure', kind: 'unsure', reason: isScreaming(content) ? 'a constant that nothing around it uses' : 'a string of one word whose use the code around it does not show' }
}
