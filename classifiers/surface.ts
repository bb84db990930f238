import { perText } from '../core/memo.ts'
import type { Span } from '../core/span.ts'
import type { Surface } from '../core/surface.ts'

/** Where a file lives, and by which row of the table. */
export interface Placed {
  readonly surface: Surface
  readonly rule: string
}

/** First row that fits wins, so the order is the specification. */
const rows: readonly (readonly [Surface, string, RegExp])[] = [
  [
    'vendored',
    'vendored folder',
    /^(?:external|deps)\/|(?:^|\/)(?:node_modules|vendor|vendored|third[-_]?party|bower_components|site-packages|\.yarn\/(?:releases|plugins|cache))\//,
  ],
  [
    'generated',
    'lock file',
    /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|composer\.lock|Gemfile\.lock|Cargo\.lock|poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock|go\.sum|flake\.lock|mix\.lock|pubspec\.lock|Podfile\.lock|gems\.locked|go\.work\.sum|Package\.resolved|bun\.lock|Cartfile\.resolved|packages\.lock\.json|gradle\.lockfile|deno\.lock)$/,
  ],
  [
    'generated',
    'bundle or build output',
    /(?:\.min\.(?:js|css)|\.bundle\.js|\.map|\.pb\.go|_pb2(?:_grpc)?\.pyi?|\.pb\.(?:cc|h)|\.g\.dart|\.designer\.cs|_generated\.\w+|\.generated\.\w+|zz_generated\.[\w.]+)$|(?:^|\/)api\/(?:[\w.-]+\/)?[\w.-]+\.api$|(?:^|\/)(?:baseline|startup)-prof\.txt$|(?:^|\/)proguard-mapping\.txt$|(?:^|\/)(?:dist|__generated__|generated|priv\/static|public\/(?:js|css|build|dist|assets|vendor))\/|[.-](?:chunk|[0-9a-f]{8,})\.(?:js|css)$/i,
  ],
  [
    'generated',
    'documentation of an API',
    /(?:^|\/)(?:docsets\/.*|(?:javadoc|apidocs|rustdoc|doxygen|typedoc|yardoc)\/.*\.(?:html|js|css|json))$|(?:^|\/)docs?\/(?:.*\/)?(?:search|search-index|searchindex)\.(?:json|js)$/,
  ],
  [
    'fixture',
    'test data',
    /(?:^|\/)(?:__snapshots__|snapshots?|fixtures?|__fixtures__|testdata|test[-_]data|test-fixtures|goldens?|cassettes|samples?-data|tests?\/(?:[\w.-]+\/){0,2}(?:sources?|inputs?|expected|outputs?|results|corpus)|regress\/(?:[\w.-]+\/){0,2}(?:conf|data|input|expected|results?|[\w.-]+-results)|testsuite\/(?:[\w.-]+\/){0,2}(?:data|input|expected)|__mocks__|src\/test\/resources)\/|\.snap$|\.(?:approved|received|verified)\.\w+$|tests?\/.*\.std(?:err|out)$|^tests?\/(?:[\w.-]+\/){2,}(?!README)[\w.-]+\.(?:md|markdown|txt|toml|diff|patch|out|log|csv|adoc)$|\.golden$|(?:^|\/)fixtures?[-_.][\w.-]*$/i,
  ],
  [
    'history',
    'changelog',
    /(?:^|\/)(?:CHANGE(?:S|LOG)|HISTORY|RELEASES?|RELEASE[-_]NOTES|NEWS|CHANGELOGS?)(?:[-_.](?!(?:sh|bash|zsh|ps1|bat|cmd|py|rb|pl|php|[cm]?[jt]sx?|go|rs|java|kt|swift|cs|json|ya?ml|toml)$)[\w-]*)*?(?:\.(?:mdx?|markdown|mkd|rst|txt|adoc|html))?$|(?:^|\/)(?:migrat(?:e|ing|ion))(?:[-_.][\w.-]*)?\.(?:mdx?|markdown|rst|adoc)$/i,
  ],
  [
    'history',
    'changelog',
    /(?:^|\/)(?:(?:changelogs?|release[-_]?notes|newsfragments|\.changes|releases)\/[^/]*|\.changeset\/.*)\.(?:md|rst|markdown|txt|ya?ml|feature|bugfix|misc)/i,
  ],
  ['history', 'release post', /(?:^|\/)_?(?:posts|blog|news)\/(?:.*\/)?\d{4}-\d{2}-\d{2}[\w.-]*$/],
  [
    'config',
    'message bundle',
    /(?:^|\/)(?:LC_MESSAGES|[\w-]+\.lproj)\/|\.(?:pot?|arb|xliff?|xlf)$/,
  ],
  ['config', 'workflow', /(?:^|\/)\.github\/(?:workflows|actions)\//],
  [
    'test',
    'test folder',
    /(?:^|\/)(?:tests?|__tests__|spec|specs|e2e|testing|playgrounds?|[\w.]+[._-]?Tests?|integration[-_]tests?|unit[-_]tests?|UnitTests|IntegrationTests|features(?=\/.*\.feature$)|step_definitions|cypress|playwright|bench(?:es|marks?)?|fuzz|fuzz_targets)\/.*\.(?!md$|rst$|markdown$)\w+$|^(?:tests?|Tests|spec|playground)\/.*/,
  ],
  [
    'history',
    'migration',
    /(?:^|\/)(?:migrations|Migrations|migrate|alembic\/versions|db\/changelog|liquibase\/(?:changelog|data|fake-data)|schema_history)\/(?!.*\.(?:mdx?|rst|adoc)$)/,
  ],
  [
    'history',
    'decision record',
    /(?:^|\/)(?:adrs?|decisions?|rfcs?|architecture-decisions|postmortems?)\/.*\.(?:md|rst|adoc|txt)$/i,
  ],
  [
    'history',
    'archived mission',
    /(?:^|\/)(?:kitty-specs|history|archive[ds]?|\.archive|historical|legacy-docs|evidence|retrospectives?)\/(?!.*\.(?:[cm]?[jt]sx?|vue|svelte|py|go|rs|java|kt|rb|php|cs|swift|scala|cc?|cpp|h)$)|\.events\.jsonl$|\.bak$|\.orig$/,
  ],
  [
    'test',
    'test file',
    /(?:[._-](?:test|tests|spec|specs|e2e|cy|stories|bench|benchmark)\.\w+$)|(?:^|\/)(?:test_[\w-]+\.\w+|test-[\w-]+\.(?:sh|bash|py|rb|pl|ps1|[cm]?js|ts)|[\w-]+_(?:test|spec)\.\w+|conftest\.py|[\w]+Tests?\.(?:java|cs|kt|php|swift|scala)|[\w]+Specs?\.cs|[\w]+(?:IT|Spec)\.(?:java|kt|scala|groovy|php)|jest\.[\w.]+|vitest\.[\w.]+|karma\.conf\.\w+|mocha[\w.]*)$/,
  ],
  ['test', 'test folder', /(?:^|\/)(?:tests?|__tests__|spec|regress|regression|testsuite)\//],
  [
    'template',
    'template',
    /(?:^|\/)(?:templates?|stubs?|prompts?|command-templates|skeletons?|scaffold(?:ing|s)?|boilerplate|archetypes?|\.github\/(?:ISSUE_TEMPLATE|PULL_REQUEST_TEMPLATE)|_includes|_layouts|layouts|partials|views)\/(?!.*\.(?:[cm]?[jt]sx?|vue|svelte|py|go|rs|java|kt|rb|cs|swift|scala|cc?|cpp|h)$)|\.(?:[1-9]\.in|ftlh?|vm|gsp|mjml|tmpl|tpl|j2|jinja2?|mustache|hbs|handlebars|ejs|erb|liquid|njk|twig|stub|gotmpl|tt|blade\.php|haml|slim|pug)$|PULL_REQUEST_TEMPLATE|(?:^|[/._-])template[._-][\w.]*$/,
  ],
  ['template', 'template', /(?:^|\/)stubs\//],
  [
    'doc',
    'documentation',
    /^(?!(?:.*\/)?src\/main\/|src\/)(?:.*\/)?(?:docs?|documentation|examples?|samples?|demos?|tutorials?|guides?|wiki|website|man|_docs|site\/content)\/|\.(?:md|mdx|markdown|mkd|rst|adoc|asciidoc|rdoc|pod|textile|org|mediawiki|wiki|[1-8]|man|mdoc|roff)$|^(?:samples?|examples?|demos?)\/|(?:^|\/)(?:README|CONTRIBUTING|AUTHORS|CONTRIBUTORS|CODE_OF_CONDUCT|SECURITY|SUPPORT|INSTALL|TODO|(?:[A-Z]+[-_])?LICEN[CS]E|COPYING|NOTICE|MAINTAINERS)(?:\.[\w-]+)?$/i,
  ],
  [
    'config',
    'configuration',
    /\.(?:ya?ml|json5?|jsonc|toml|ini|cfg|conf|config|properties|env|editorconfig|lock|plist|types|tf|tfvars|hcl|nix|csproj|props|targets|sln|gradle|kts|cmake|mk|caddyfile|htaccess|hocon|ignore|service|socket|timer|sln|pbxproj|xcconfig)$|(?:^|\/)(?:\.[\w.-]+|Makefile|makefile|GNUmakefile|Caddyfile(?:\.[\w-]+)?|(?:web|beans|persistence|applicationContext|logback|log4j2?)\.xml|crontab|Dockerfile(?:\.[\w-]+)?|Containerfile|Procfile|Vagrantfile|CODEOWNERS|Jenkinsfile|mix\.exs|rebar\.config|setup\.py|build\.sbt|Package\.swift|Gemfile|Rakefile|Brewfile|Justfile|justfile|MANIFEST\.in|BUILD(?:\.bazel)?|WORKSPACE|CMakeLists\.txt|requirements[\w.-]*\.txt|go\.mod|pom\.xml|\.github\/.*|\.gitlab-ci\.yml|[\w-]+\.config\.[cm]?[jt]s)$|(?:^|\/)\.(?:github|circleci|husky|vscode|devcontainer)\//,
  ],
]

const saysGenerated =
  /@generated\b|\b(?:code|file) generated by\b|\bgenerated (?:by|from|file)\b.*\b(?:do not|don't) (?:edit|modify)|do not (?:edit|modify)[^\n]{0,80}\bgenerated\b|auto[- ]?generated (?:by|from|file|code)|\b(?:code|file) generated automatically\b|must not be edited by hand|this file (?:is|was) (?:auto(?:matically)?[- ])?generated/i

/** What generators of documentation leave at the top of their pages. */
const saysDocumented =
  /<!-- (?:Generated by|Generated with) (?:javadoc|Doxygen|Sphinx|typedoc|yard|jazzy|rustdoc)|<meta name="generator" content="(?:rustdoc|Doxygen|javadoc|TypeDoc|dokka|ExDoc|YARD|jsdoc|DocFX)|<link[^>]+href="[^"]*\bjazzy\.css|\bGenerated by (?:javadoc|Doxygen|JSDoc|YARD)/i

/** How many characters of a file may say that it is generated. */
const head = 1500

/** The surface of a file by its path, and by what its first lines say. */
export function surfaceOf(path: string, text: string): Placed {
  const row = rows.find(([, , pattern]) => pattern.test(path))
  const isWritten =
    row?.[0] === 'vendored' ||
    row?.[0] === 'generated' ||
    row?.[0] === 'config' ||
    /\.(?:md|rst|markdown)$/i.test(path)
  if (!isWritten && saysGenerated.test(text.slice(0, head)))
    return { surface: 'generated', rule: 'the file says so' }
  if (/\.html?$/.test(path) && saysDocumented.test(text.slice(0, head)))
    return { surface: 'generated', rule: 'documentation of an API' }
  if (isMinified(path, text)) return { surface: 'generated', rule: 'the lines of a bundle' }
  return row ? { surface: row[0], rule: row[1] } : { surface: 'source', rule: 'nothing else fits' }
}

/** Scripts and styles that no person wrote: their lines are too long. */
function isMinified(path: string, text: string): boolean {
  if (!/\.(?:[cm]?js|css)$/.test(path) || text.length < 5000) return false
  return text.length / (1 + (text.match(/\n/g)?.length ?? 0)) > 500
}

/** Whether an offset lies in a test that stands in the source file itself, as Rust has them. */
export function isInlineTest(language: string, text: string, offset: number): boolean {
  return (
    language === 'rust' &&
    inlineTests(text, language).some(({ start, end }) => start <= offset && offset < end)
  )
}

/** The items behind `#[cfg(test)]` and `#[test]`, up to the brace that closes them. */
const inlineTests = perText((text): readonly Span[] =>
  Array.from(text.matchAll(/^([ \t]*)#\[(?:cfg\(test\)|test)\]/gm), ({ index, 1: indent = '' }) => {
    const end = text.indexOf(`\n${indent}}`, index)
    return { start: index, end: end === -1 ? text.length : end }
  }),
)
