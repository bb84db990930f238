/** The parsers and tiers; `analyzers/index.ts` holds the functions behind the names. */
export type AnalyzerName =
  | 'babel'
  | 'tree-sitter'
  | 'markdown'
  | 'mdx'
  | 'yaml'
  | 'json'
  | 'toml'
  | 'ini'
  | 'markup'
  | 'blocks'
  | 'restructuredtext'
  | 'asciidoc'
  | 'console'
  | 'razor'
  | 'lexical'

export interface Language {
  readonly analyzer: AnalyzerName
  /** File name endings without the dot, whole file names, and names with a `*`. */
  readonly files: readonly string[]
  /** Other names by which fences and attributes call the language. */
  readonly names?: readonly string[]
  /** The language of what stands around template holes, where the file name does not say. */
  readonly template?: string
}

/** One line a language. Whole names win over endings, and longer endings over shorter ones. */
export const languages = {
  typescript: { analyzer: 'babel', files: ['.ts', '.mts', '.cts'], names: ['ts', 'mts', 'cts'] },
  tsx: { analyzer: 'babel', files: ['.tsx'] },
  javascript: {
    analyzer: 'babel',
    files: ['.js', '.mjs', '.cjs', '.es6', '.jsm', '.snap', '.gs'],
    names: ['js', 'mjs', 'cjs', 'node', 'ecmascript'],
  },
  jsx: { analyzer: 'babel', files: ['.jsx'] },
  vue: { analyzer: 'blocks', files: ['.vue'] },
  svelte: { analyzer: 'blocks', files: ['.svelte'] },
  markdown: {
    analyzer: 'markdown',
    files: ['.md', '.markdown', '.mkd', '.mkdn', '.qmd', '.rmd', '.mdc', '.mdown'],
    names: ['md', 'gfm'],
  },
  mdx: { analyzer: 'mdx', files: ['.mdx'] },
  yaml: {
    analyzer: 'yaml',
    files: ['.yaml', '.yml', 'yarn.lock', '.clang-format', '.clang-tidy', 'CITATION.cff'],
    names: ['yml'],
  },
  json: {
    analyzer: 'json',
    files: [
      '.json',
      '.jsonc',
      '.json5',
      '.jsonl',
      '.ndjson',
      '.geojson',
      '.webmanifest',
      '.code-workspace',
      '.ipynb',
      '.har',
      '.map',
      '.avsc',
      '.topojson',
      '.babelrc',
      '.eslintrc',
      '.swcrc',
      '.prettierrc',
      '.importmap',
      'composer.lock',
      'Pipfile.lock',
      'bun.lock',
      'flake.lock',
      'deno.lock',
    ],
    names: ['jsonc', 'json5', 'jsonl'],
  },
  toml: {
    analyzer: 'toml',
    files: ['.toml', 'Cargo.lock', 'poetry.lock', 'uv.lock', 'pdm.lock', 'Pipfile'],
  },
  ini: {
    analyzer: 'ini',
    files: [
      '.ini',
      '.cfg',
      '.conf',
      '.editorconfig',
      '.gitconfig',
      '.gitmodules',
      '.npmrc',
      '.pylintrc',
      '.flake8',
      '.coveragerc',
      '.service',
      '.socket',
      '.timer',
      '.desktop',
      '.pypirc',
      '.mailmap',
    ],
    names: ['cfg', 'conf', 'editorconfig'],
  },
  properties: { analyzer: 'ini', files: ['.properties'] },
  dotenv: {
    analyzer: 'ini',
    files: ['.env', '.env.*', '*.env.example', '.envrc', '*.env'],
    names: ['env'],
  },
  python: {
    analyzer: 'tree-sitter',
    files: [
      '.py',
      '.pyi',
      '.pyw',
      '.pyx',
      '.pxd',
      '.bzl',
      '.star',
      'SConstruct',
      'SConscript',
      'BUILD',
      'WORKSPACE',
      'wscript',
      'Snakefile',
    ],
    names: ['py', 'python3', 'py3', 'ipython', 'starlark'],
  },
  go: { analyzer: 'tree-sitter', files: ['.go'], names: ['golang'] },
  rust: { analyzer: 'tree-sitter', files: ['.rs'], names: ['rs'] },
  java: { analyzer: 'tree-sitter', files: ['.java'] },
  c: { analyzer: 'tree-sitter', files: ['.c'] },
  cpp: {
    analyzer: 'tree-sitter',
    files: [
      '.cc',
      '.cpp',
      '.cxx',
      '.c++',
      '.h',
      '.hh',
      '.hpp',
      '.hxx',
      '.ipp',
      '.inl',
      '.tpp',
      '.cu',
      '.cuh',
      '.ino',
    ],
    names: ['c++', 'cc', 'h', 'hpp'],
  },
  csharp: { analyzer: 'tree-sitter', files: ['.cs', '.csx'], names: ['cs', 'c#'] },
  ruby: {
    analyzer: 'tree-sitter',
    files: [
      '.rb',
      '.rake',
      '.gemspec',
      '.ru',
      '.rbi',
      '.podspec',
      '.jbuilder',
      'Gemfile',
      'Rakefile',
      'Guardfile',
      'Vagrantfile',
      'Brewfile',
      'Podfile',
      'Fastfile',
      'Capfile',
    ],
    names: ['rb', 'irb'],
  },
  php: { analyzer: 'tree-sitter', files: ['.php', '.phtml', '.php5', '.phpt', '.inc'] },
  shell: {
    analyzer: 'tree-sitter',
    files: [
      '.sh',
      '.bash',
      '.zsh',
      '.ksh',
      '.bats',
      '.command',
      '.bashrc',
      '.zshrc',
      '.profile',
      '.bash_profile',
      'PKGBUILD',
      '.ebuild',
    ],
    names: ['sh', 'bash', 'zsh', 'ksh'],
  },
  powershell: {
    analyzer: 'tree-sitter',
    files: ['.ps1', '.psm1', '.psd1'],
    names: ['ps1', 'pwsh', 'posh'],
  },
  css: { analyzer: 'tree-sitter', files: ['.css', '.pcss'], names: ['postcss'] },
  html: {
    analyzer: 'markup',
    files: ['.html', '.htm', '.xhtml', '.shtml', '.aspx', '.jsp'],
    names: ['htm', 'xhtml'],
  },
  razor: { analyzer: 'razor', files: ['.cshtml', '.razor'], names: ['cshtml'] },
  xml: {
    analyzer: 'markup',
    files: [
      '.xml',
      '.xsd',
      '.xsl',
      '.xslt',
      '.wsdl',
      '.plist',
      '.csproj',
      '.fsproj',
      '.vbproj',
      '.props',
      '.targets',
      '.nuspec',
      '.resx',
      '.xaml',
      '.pom',
      '.rss',
      '.atom',
      '.xlf',
      '.xliff',
      '.storyboard',
      '.xib',
      '.iml',
      '.config',
      '.vcxproj',
      '.ui',
      '.qrc',
      '.axaml',
      '.jmx',
      '.drawio',
      '.dita',
      '.fxml',
      '.gpx',
      '.kml',
      '.opml',
      '.tmx',
      '.wxs',
    ],
    names: ['xsd', 'xsl'],
  },
  svg: { analyzer: 'markup', files: ['.svg'] },
  restructuredtext: {
    analyzer: 'restructuredtext',
    files: ['.rst', '.rest'],
    names: ['rst', 'rest'],
  },
  console: {
    analyzer: 'console',
    files: [],
    names: ['shell-session', 'shellsession', 'sh-session', 'terminal'],
  },
  asciidoc: { analyzer: 'asciidoc', files: ['.adoc', '.asciidoc', '.asc'], names: ['adoc'] },
} as const satisfies Record<string, Language>
