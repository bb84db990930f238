import { surfaceOf } from '../../classifiers/surface.ts'
import type { Entry } from '../../core/entry.ts'
import type { Surface } from '../../core/surface.ts'
import { decodeText } from '../../core/text.ts'
import { splitWords } from '../../core/words.ts'
import type { WorkTree } from '../../engine/tree.ts'

/** What the code of a repository declares of the options and commands that documents name. */
export interface Declared {
  /** Whether an option such as `--lamp` stands in the code, or is made of a name in it. */
  readonly flag: (flag: string) => boolean
  /** Whether a command such as `lamps` stands in the code as a text, a name or a file. */
  readonly command: (word: string) => boolean
}

/** Libraries that make options of the names of fields and parameters. */
const derives =
  /\b(?:typer|clap|structopt|argh|fire|cyclopts|plac|oclif|citty|clipanion|picocli|thor|docopt|System\.CommandLine|kong|go-flags|jcommander|bpaf|gumdrop|args4j|Option\.new|Flags\.)\b/

/** Options, texts of one word, and names that are declared. */
const tokens =
  /--([a-zA-Z][\w-]*)|["'`]([A-Za-z][\w-]*)|\b(?:def|fn|func|function|class|const|let|var|val|struct|enum)\s+(\w+)|^[ \t]*([a-z][\w|-]*)\)/gm

/** Calls that declare an option by its name without dashes: `option("lamp"`, `.BoolVar(&lit, "lamp"`. */
const calls =
  /\b(?:[a-z]\w*)?(?:[oO]ption|[fF]lag|[lL]ong|[sS]witch|Var|VarP|BoolP?|StringP?|IntP?|DurationP?|SliceP?|ArrayP?)\(\s*(?:&?[\w.]+\s*,\s*){0,2}["'`:]([A-Za-z][\w-]*)/g

/** Libraries that take options as the keys of objects, and such a key. */
const takesKeys = /\b(?:yargs|minimist|meow|parseArgs|cac|mri|command-line-args)\b/
const optionKeys = /^[ \t]*["']?([a-zA-Z][\w-]*)["']?:\s*\{/gm

/** What stands in the code, each by its key. */
interface Evidence {
  /** Named by a call that declares an option, or as a text of several words with dashes. */
  readonly called: Set<string>
  /** Written with its dashes. */
  readonly dashed: Set<string>
  /** Texts of one word. */
  readonly quoted: Set<string>
  /** Functions, classes, cases, files and folders. */
  readonly named: Set<string>
  /** Every name of a file with a library that makes options of names. */
  readonly derived: Set<string>
}

/** What is looked up in the code, and the files that name it, which are no code. */
interface Asked {
  readonly flags: readonly string[]
  readonly commands: readonly string[]
  /** Options whose program nobody names: they are looked up, and say nothing of how the code declares. */
  readonly lone: readonly string[]
  readonly documents: ReadonlySet<string>
}

/** Share of the options that stand in the code with their dashes, from which on all have to. */
const share = 0.7

/**
 * Reads the code for the options and commands that documents name. Only what is no document, test
 * or history counts. Where most of the options stand in the code with their dashes, all have to;
 * elsewhere a text of one word will do, or a
 * name beside a library that makes options of names.
 */
export async function readDeclared(
  tree: WorkTree,
  { flags, commands, lone, documents }: Asked,
  limit: number,
): Promise<Declared> {
  const evidence: Evidence = {
    called: new Set(),
    dashed: new Set(),
    quoted: new Set(),
    named: new Set(namesOfFiles(tree)),
    derived: new Set(),
  }
  const literals = [
    ...new Set(
      [...flags, ...lone, ...[...flags, ...lone].map(bareOf), ...commands].flatMap(spellingsOf),
    ),
  ]
  if (literals.length > 0)
    for await (const entry of tree.candidates({ literals })) {
      const text = documents.has(entry.path) ? undefined : await codeOf(tree, entry, limit)
      if (text !== undefined) collect(text, evidence)
    }
  const { called, dashed, quoted, named, derived } = evidence
  const keys = flags.map(keyOfFlag)
  const needsDashes = keys.filter(key => dashed.has(key)).length >= share * keys.length
  return {
    flag: flag => {
      const key = keyOfFlag(flag)
      const whole = keyOf(flag)
      const found = (set: ReadonlySet<string>) => set.has(key) || set.has(whole)
      return found(dashed) || found(called) || (!needsDashes && (found(derived) || found(quoted)))
    },
    command: word => quoted.has(keyOf(word)) || named.has(keyOf(word)),
  }
}

const namesOfFiles = ({ everything }: WorkTree): readonly string[] =>
  everything
    .filter(({ path }) => isCode(path))
    .flatMap(({ path }) => path.split('/').map(name => keyOf(name.replace(/\..*$/, ''))))

/** The text of a file of code, or undefined for any other. */
export async function codeOf(
  tree: WorkTree,
  entry: Entry,
  limit: number,
): Promise<string | undefined> {
  if (!isCode(entry.path)) return undefined
  const content = await tree.read(entry, limit)
  const text = 'bytes' in content ? decodeText(content.bytes)?.text : undefined
  return text === undefined || surfaceOf(entry.path, text).surface === 'generated'
    ? undefined
    : text
}

/** Comments say what was, and other things. */
const comments = /^[ \t]*(?:\/\/|#(?!\[)|\*|\/\*|;|%|--[ \t]).*$|[ \t](?:\/\/|#)[ \t].*$/gm

function collect(whole: string, { called, dashed, quoted, named, derived }: Evidence): void {
  const text = whole.replace(comments, '')
  const put = (set: Set<string>, found: string | undefined) => {
    for (const part of found?.split('|') ?? []) set.add(keyOf(part))
  }
  for (const [, dash, quote, name, label] of text.matchAll(tokens)) {
    put(dashed, dash)
    put(quoted, quote)
    if (quote?.includes('-')) put(called, quote)
    put(named, name)
    put(named, label)
  }
  for (const [, name] of text.matchAll(calls)) put(called, name)
  if (takesKeys.test(text)) for (const [, name] of text.matchAll(optionKeys)) put(called, name)
  if (derives.test(text)) for (const [name] of text.matchAll(/[A-Za-z_]\w+/g)) put(derived, name)
}

/** Code that has the name of a document, as the command `install` in `commands/install.py`. */
const isNamedLike =
  /(?:^|\/)(?:install|security|support|todo|authors|contributors|notice|copying|readme|contributing|maintainers)\.(?:py|rb|go|rs|[cm]?[jt]sx?|php|java|kt|cs|swift|sh)$/

/** The command `test` of a program is no test: it lies in the sources, and is called as none is. */
const isOfSources = (path: string): boolean =>
  /^(?:(?!tests?\/|specs?\/)[^/]+\/)*(?:src|lib|cli|cmd|internal)\//.test(path) &&
  !/(?:^|\/)(?:__tests__|tests|e2e|specs?)\/|(?:^|\/)(?:test_[^/]*|conftest\.py)$|[._-](?:tests?|spec|e2e|bench|stories)\.\w+$/i.test(
    path,
  )

const sorts: Readonly<Partial<Record<Surface, (path: string) => boolean>>> = {
  source: () => true,
  config: () => true,
  template: () => true,
  test: isOfSources,
  doc: path => isNamedLike.test(path),
}

const isCode = (path: string): boolean =>
  sorts[surfaceOf(path, '').surface]?.(path) === true &&
  !/\.(?:ya?ml|md|mdc|rst|txt|csv|svg|html?|prompt)$|(?:^|\/)(?:completions?\/|\.\w+rules$|Dockerfile|Makefile)/i.test(
    path,
  )

/** `--no-lamp` is that of `--lamp`. */
const bareOf = (flag: string): string => flag.replace(/^--(?:no-)?/, '')

const keyOfFlag = (flag: string): string => keyOf(bareOf(flag))

/** The same for `dry-run`, `dry_run`, `dryRun` and `DryRun`. */
const keyOf = (word: string): string => word.replace(/[-_]/g, '').toLowerCase()

function spellingsOf(word: string): readonly string[] {
  const parts = splitWords(word.replace(/^-+/, ''))
  return [parts.join('-'), parts.join('_'), parts.join('')]
}
