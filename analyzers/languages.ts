import { files } from './language-files.ts'

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
  typescript: { analyzer: 'babel', files: files.typescript, names: ['ts', 'mts', 'cts'] },
  tsx: { analyzer: 'babel', files: ['.tsx'] },
  javascript: {
    analyzer: 'babel',
    files: files.javascript,
    names: ['js', 'mjs', 'cjs', 'node', 'ecmascript'],
  },
  jsx: { analyzer: 'babel', files: ['.jsx'] },
  vue: { analyzer: 'blocks', files: ['.vue'] },
  svelte: { analyzer: 'blocks', files: ['.svelte'] },
  markdown: {
    analyzer: 'markdown',
    files: files.markdown,
    names: ['md', 'gfm'],
  },
  mdx: { analyzer: 'mdx', files: ['.mdx'] },
  yaml: {
    analyzer: 'yaml',
    files: files.yaml,
    names: ['yml'],
  },
  json: {
    analyzer: 'json',
    files: files.json,
    names: ['jsonc', 'json5', 'jsonl'],
  },
  toml: {
    analyzer: 'toml',
    files: files.toml,
  },
  ini: {
    analyzer: 'ini',
    files: files.ini,
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
    files: files.python,
    names: ['py', 'python3', 'py3', 'ipython', 'starlark'],
  },
  go: { analyzer: 'tree-sitter', files: ['.go'], names: ['golang'] },
  rust: { analyzer: 'tree-sitter', files: ['.rs'], names: ['rs'] },
  java: { analyzer: 'tree-sitter', files: ['.java'] },
  c: { analyzer: 'tree-sitter', files: ['.c'] },
  cpp: {
    analyzer: 'tree-sitter',
    files: files.cpp,
    names: ['c++', 'cc', 'h', 'hpp'],
  },
  csharp: { analyzer: 'tree-sitter', files: files.csharp, names: ['cs', 'c#'] },
  ruby: {
    analyzer: 'tree-sitter',
    files: files.ruby,
    names: ['rb', 'irb'],
  },
  php: { analyzer: 'tree-sitter', files: files.php },
  shell: {
    analyzer: 'tree-sitter',
    files: files.shell,
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
    files: files.html,
    names: ['htm', 'xhtml'],
  },
  razor: { analyzer: 'razor', files: ['.cshtml', '.razor'], names: ['cshtml'] },
  xml: {
    analyzer: 'markup',
    files: files.xml,
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
