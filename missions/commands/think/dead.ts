/** A command line in a text that Spec Kitty does not have. */
export interface DeadCommand {
  /** As it is written, without its arguments. */
  readonly text: string
  /** What to run instead. */
  readonly instead: string
  /** From 1, in the file. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
  readonly isShim: boolean
}

interface Form {
  readonly form: RegExp
  readonly instead: string
}

/** Only what is a command by the words around it: the words themselves may stand in any sentence. */
const forms: readonly Form[] = [
  {
    form: /(?<![\w/.-])spec-kitty +agent +shim\b/g,
    instead: 'the canonical command itself',
  },
  {
    form: /(?<![\w/.-])spec-kitty +agent +workflow\b/g,
    instead: '`spec-kitty agent action`',
  },
  {
    form: /(?<![\w/.-])spec-kitty +agent +feature\b/g,
    instead: '`spec-kitty agent mission`',
  },
  {
    form: /(?<![\w/.-])spec-kitty +constitution\b/g,
    instead: '`spec-kitty charter`',
  },
  { form: /(?<![\w.-])\/spec-kitty\.constitution\b(?!\.\w)/g, instead: '`/spec-kitty.charter`' },
  { form: /(?<![\w.-])\/spec-kitty\.checklist\b(?!\.\w)/g, instead: '`/spec-kitty.specify`' },
  { form: /(?<![\w.-])\/spec-kitty\.clarify\b(?!\.\w)/g, instead: '`/spec-kitty.specify`' },
]

/** Longest line that is looked at, in UTF-16 units. */
const longest = 10_000

/** The dead commands of a text, each once, where it comes first. */
export function deadIn(text: string): readonly DeadCommand[] {
  if (!text.includes('spec-kitty')) return []
  const found = new Map<string, DeadCommand>()
  for (const [index, content] of text.split('\n').entries()) {
    if (content.length > longest || !content.includes('spec-kitty')) continue
    for (const dead of inLine(content, index + 1))
      if (!found.has(dead.text)) found.set(dead.text, dead)
  }
  return [...found.values()]
}

function inLine(content: string, line: number): readonly DeadCommand[] {
  const commands = forms.flatMap(({ form, instead }) =>
    [...content.matchAll(form)].map(match => ({
      text: match[0].replace(/ +/g, ' '),
      instead,
      line,
      column: match.index + 1,
      isShim: match[0].endsWith('shim'),
    })),
  )
  const option = deadOption(content)
  if (option === undefined) return commands
  const instead = '`--mission`'
  return [
    ...commands,
    { text: 'spec-kitty ... --feature', instead, line, column: option + 1, isShim: false },
  ]
}

/** Options of one line that are looked at. */
const most = 20

/** Where `--feature` is an option of a command of Spec Kitty's: one back-tick pair, or the line. */
function deadOption(content: string): number | undefined {
  const options = [...content.matchAll(/(?<=[\s[(])--feature(?![\w-])/g)]
  for (const match of options.slice(0, most)) {
    const from = content.lastIndexOf('`', match.index) + 1
    if (/(?<![\w/.-])spec-kitty +[\w-]/.test(content.slice(from, match.index))) return match.index
  }
  return undefined
}
