import type { Token } from './token.ts'

const extensions =
  'adoc|astro|avro|bak|bash|bat|bmp|c|cc|cfg|cjs|clj|cmd|coffee|conf|cpp|cs|cshtml|csproj|css|csv|cts|dart|db|diff|dll|dylib|dockerfile|eex|heex|leex|ejs|env|erb|erl|ex|exe|exs|feature|fish|fsproj|gif|go|gql|gradle|graphql|groovy|gz|h|haml|hbs|hcl|hpp|hs|html?|ico|ini|ipynb|j2|jar|java|jinja2?|jpe?g|js|json5?|jsonc|jsonl|jsx|jl|kts?|less|lib|liquid|lock|log|lua|m|markdown|md|mdx|mjs|mk|ml|mts|mustache|ndjson|nix|njk|patch|pdf|php|phtml|pl|plist|png|properties|props|proto|ps1|psm1|pug|py|pyi|pyx|razor|resx|r|rake|rb|rs|rst|sass|scala|scss|sh|sln|slim|snap|sql|sqlite|svelte|svg|swift|tar|tf|tfvars|tmpl|toml|tpl|ts|tsv|tsx|ttf|txt|vbproj|vim|vue|wasm|webp|xaml|woff2?|xml|xsd|xsl|ya?ml|zip|zsh'
const fileName = new RegExp(`[\\w*)}\\]-]\\.(?:${extensions})$`, 'i')
/** Whether a name ends in the extension of a file: `lamp.vue`, and not `lodash.get`. */
export const hasExtension = (name: string): boolean => fileName.test(name)

const sentenceEnds = /\.$/

/** `--lighthouse`, `-lighthouse`, `--no-lighthouse=x`. */
export const isFlag = ({ text, start }: Token): boolean =>
  /^(?:\\f[A-Z])?(?:\\?-){1,2}[A-Za-z]/.test(text) &&
  start <= (/[=\s]/.exec(text)?.index ?? text.length)

/** `$LIGHTHOUSE`, `${LIGHTHOUSE_HOME}`, `%LIGHTHOUSE%`, `$env:LIGHTHOUSE`, or `LIGHTHOUSE_HOME` on its own. */
export function isVariable({ text, start }: Token): boolean {
  const name =
    /^(?:\\f[A-Z])?(?:\$\{?[A-Z][A-Z0-9_]*\b|%[A-Z][A-Z0-9_]*%$|\$env:\w+|[A-Z][A-Z0-9_]*(?==))/.exec(
      text,
    )?.[0]
  return name !== undefined && start < name.length
}

/** Capitals joined by underscores, as environment variables are written. */
export const isScreaming = (text: string): boolean => /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text)

const scheme = /^[a-z][a-z0-9+.-]*:\/\//i
const domain =
  /^(?:www\.|[\w-]+\.)*[\w-]+\.(?:com|org|net|io|dev|app|co|ai|edu|gov|me|sh|so|us|uk|de|fr|info)(?::\d+)?(?:\/|$)/i

/** `${BASE_URL}/lighthouses`, `{{host}}:{{port}}/lighthouses`: a variable stands for the host. */
const variableHost =
  /^(?:\$\{?\w*(?:URL|URI|HOST|API|ENDPOINT|ORIGIN|DOMAIN)\w*\}?|\{\{\s?[\w.]*(?:url|uri|host|api|endpoint|origin|domain)\w*\s?\}\})(?::[^\s/]{1,40})?\//i
/** `/lighthouses?lit=1`: what is asked for. */
const query = /^(?!\.)[^\s?]*\/[^\s?]*\?[\w[\]%.-]+=/

/** An address: a scheme, a host with a known ending, an e-mail address. */
export function isUrl({ text, start }: Token): boolean {
  const at = text.search(/[a-z][a-z0-9+.-]*:\/\//i)
  if (at !== -1 && at <= start) return true
  if (variableHost.test(text) || query.test(text)) return true
  return (
    scheme.test(text) ||
    (domain.test(text) && /\//.test(text)) ||
    /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?::[\w./~-]+)?$/.test(text)
  )
}

const systemRoots =
  /^\/(?:bin|boot|dev|etc|home|lib|mnt|opt|private|proc|root|run|sbin|srv|sys|tmp|usr|var|Users|Volumes|workspace|data|app|src)(?:\/|$)/

/** An absolute path that is not one of an operating system, or one with `:name` holes. */
export function isRoute({ text }: Token): boolean {
  if (/\/:[a-z_]\w*/i.test(text) || /^\/[^/]*\/?.*\?[\w[\]]+=/.test(text)) return true
  return /^\/[\w:{$<[-]/.test(text) && !systemRoots.test(text) && !fileName.test(text)
}

/**
 * Whether a token has the shape of a path, in any text: `./x`, `~/x`, `.x/`, `x/`, `a/b/c`, `x.yaml`.
 * Two segments are a path only where `strict` is false: in strings, scalars, code and shell words.
 */
export function isPath({ text, start }: Token, strict: boolean): boolean {
  if (/^[a-z][a-z0-9+.-]*:\/\/|\s/i.test(text) || isAssigned(text, start)) return false
  const body = text.replace(/(?:#|\?|:\d).*$/, '')
  if (leadsToPath.test(body) || (fileName.test(body) && !sentenceEnds.test(body))) return true
  return hasSegments(body, strict ? 3 : 2)
}

/** `lighthouse=/x`: the name in front of the path is none. */
const isAssigned = (text: string, start: number): boolean =>
  /^[\w.-]+=/.test(text) && start < text.indexOf('=')

const leadsToPath =
  /^(?:(?:file|link|portal):(?!\/\/)|\.{1,2}[\\/]|~[\\/]|[A-Za-z]:[\\/]|\\\\|\.[\w-]+\/|\/[\w.*{$-])/

/** Names between slashes; a slash at the end makes a folder of one. */
function hasSegments(body: string, least: number): boolean {
  const segments = body.split('/')
  if (segments.length < 2 || segments.slice(0, -1).includes('')) return false
  if (!segments.every(segment => /^[\w.*@$%{}[\]()<>:+,=!#~^-]*$/.test(segment))) return false
  return segments.at(-1) === '' || segments.length >= least
}

const mime = /^(?:application|audio|font|image|message|model|multipart|text|video)\/[\w.+-]+$/
export const isMime = ({ text }: Token): boolean => mime.test(text)

const imageReference = /^[\w.-]+(?:\/[\w.-]+)*(?:@sha256:[0-9a-f]+|:[\w.-]+)$/

/** `entity.name.lighthouse.ts`: a scope of syntax highlighting, not a file. */
const scope =
  /^(?:comment|constant|entity|invalid|keyword|markup|meta|punctuation|source|storage|string|support|text|variable)(?:\.[\w-]+)+$/

/** Slashes and dots that are no path: scopes, MIME types, scoped packages, JSON pointers, regular expressions. */
export function isNoPath({ text }: Token): boolean {
  return (
    mime.test(text) ||
    (scope.test(text) && text.split('.').length > 3) ||
    /^@[\w-]+\/[\w.-]+$/.test(text) ||
    /^#\//.test(text) ||
    (imageReference.test(text) && !/\.\w{1,4}:\d+/.test(text) && text.includes('/'))
  )
}

/** A name as programs write it: `a_b`, `a::b`, `aB`, `a()`, `a.b`. */
export function isName({ text }: Token): boolean {
  return (
    /[\w]_[\w]|::|\p{Ll}\p{Lu}|\w\(|^@\w|^\$\w|\w\.\w|->|^_\w|=\S|<\w/u.test(text) ||
    /^[A-Z]{2,}$/.test(text)
  )
}

/** Text for a person: several words, or one that ends like a sentence. */
export function isSentence(content: string): boolean {
  const text = content.trim()
  if (/\S\s+\S/.test(text)) return true
  return /[\p{L})][.!?…:]$/u.test(text)
}
