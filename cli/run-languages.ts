import { renderLanguages } from '../reports/languages.ts'
import { jsonText } from '../reports/parts/json-text.ts'
import { wantsColor } from './color.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { knownName } from './nearest.ts'
import { write } from './output.ts'

/** Runs `cutover languages`. */
export async function runLanguages({ values }: Input, io: Io): Promise<number> {
  const format = knownName('format', values.text('format') ?? 'pretty', ['json', 'pretty'] as const)
  const { languageTable } = await import('../analyzers/index.ts')
  const languages = languageTable()
  const screen = {
    color: wantsColor(values.flag('color'), io.env, io.stdout),
    width: io.stdout.columns ?? 80,
  }
  const text =
    format === 'json'
      ? `${jsonText({ schema: 'cutover/languages@1', languages }, 2)}\n`
      : renderLanguages(languages, screen)
  await write(io.stdout, text)
  return 0
}
