import { type Dialect, formats } from './formats.ts'
import type { Grammar } from './grammar.ts'
import { buildGrammars } from './grammars-builds.ts'
import { classicGrammars } from './grammars-classic.ts'
import { curlyGrammars } from './grammars-curly.ts'
import { dataGrammars } from './grammars-data.ts'
import { diagramGrammars } from './grammars-diagrams.ts'
import { functionalGrammars } from './grammars-functional.ts'
import { machineGrammars } from './grammars-machine.ts'
import { parsedGrammars } from './grammars-parsed.ts'
import { queryGrammars } from './grammars-queries.ts'
import { scriptGrammars } from './grammars-script.ts'
import { scriptingGrammars } from './grammars-scripting.ts'
import { systemGrammars } from './grammars-systems.ts'
import { toolGrammars } from './grammars-tools.ts'
import { lexer } from './lexer.ts'

const grammars: Readonly<Record<string, Grammar>> = {
  ...buildGrammars,
  ...classicGrammars,
  ...curlyGrammars,
  ...dataGrammars,
  ...diagramGrammars,
  ...functionalGrammars,
  ...machineGrammars,
  ...parsedGrammars,
  ...queryGrammars,
  ...scriptGrammars,
  ...scriptingGrammars,
  ...systemGrammars,
  ...toolGrammars,
}

/** Every language that is read here, by name. Those without files have a parser of their own. */
export const dialects: ReadonlyMap<string, Dialect> = new Map<string, Dialect>(
  [
    ...Object.entries(formats),
    ...Object.entries(grammars).map(
      ([name, grammar]) => [name, { files: grammar.files, read: lexer(grammar) }] as const,
    ),
  ].toSorted(([left], [right]) => (left < right ? -1 : 1)),
)
