/** One command as a document shows it. */
export interface CommandLine {
  /** The program, without its folder. */
  readonly program: string
  /** The words behind it, up to a pipe, a redirection or a comment. A quoted one keeps its quotes. */
  readonly words: readonly string[]
}

/** Words that only say how the program behind them is run. */
const runners: readonly RegExp[] = [
  /^(?:sudo|time|env|exec|command|nohup|npx|bunx|pnpx|uvx|pipx)$/,
  /^[A-Z_][A-Z0-9_]*=/,
]

/** Two words that only say how the program behind them is run. */
const pairs: ReadonlySet<string> = new Set([
  'uv run',
  'poetry run',
  'pdm run',
  'hatch run',
  'pipenv run',
  'pipx run',
  'npm exec',
  'pnpm exec',
  'pnpm dlx',
  'yarn dlx',
  'bundle exec',
  'cargo run',
])

/**
 * The commands of a line: behind a prompt, and on each side of `&&`, `||`, `;` and `|`.
 *
 *     $ cd docs && npm run lamps   # builds      [cd docs] [npm run lamps]
 */
export const commandsIn = (line: string): readonly CommandLine[] =>
  partsOf(line.replace(/^\s*(?:[$%>❯]|\w*[$>])\s+/, '')).flatMap(commandOf)

/** Words with their quotes, operators between commands, and the sign of a comment. */
const token = /(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\;|&#]|(?<=\S)#|["'\\])+|&&|\|\|?|[;&#]/g

/** Longest line whose words are told apart, in UTF-16 units. */
const longest = 5000

function partsOf(line: string): readonly (readonly string[])[] {
  if (line.length > longest) return []
  const parts: string[][] = [[]]
  for (const [word] of line.matchAll(token)) {
    if (word === '#') break
    if (/^(?:&&|\|\|?|;)$/.test(word)) parts.push([])
    else parts.at(-1)?.push(word)
  }
  return parts
}

function commandOf(words: readonly string[]): readonly CommandLine[] {
  const [first = '', second = ''] = words
  if (first === '') return []
  if (runners.some(runner => runner.test(first)))
    return commandOf(
      words.slice(1).filter((word, index) => index > 0 || !/^-y$|^--yes$/.test(word)),
    )
  if (pairs.has(`${first} ${second}`)) return commandOf(words.slice(2))
  const end = words.findIndex(word => /^(?:[>&]|\d>|<(?!.*>))/.test(word))
  return [
    {
      program: first.replace(/^["'`]|["'`]$/g, ''),
      words: words.slice(1, end === -1 ? words.length : end),
    },
  ]
}

/** The long options of a command as they are named: `--lamp=3` and `[--lamp]` are `--lamp`. */
export const flagsOf = ({ words }: CommandLine): readonly string[] =>
  own(words).flatMap(
    word => /^["'`]?[[(]?(--[a-zA-Z][\w-]*)[^\s]*$/.exec(word)?.[1]?.replace(/-+$/, '') ?? [],
  )

/** The words that are not handed on: those before `--`, and behind `run` those before a word that is run. */
function own(words: readonly string[]): readonly string[] {
  const runs = /^(?:run|exec)$/.test(words[0] ?? '')
  const end = words.findIndex(
    (word, at) => word === '--' || (runs && at > 0 && !word.startsWith('-')),
  )
  return end === -1 ? words : words.slice(0, end)
}
