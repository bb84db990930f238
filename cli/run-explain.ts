import { mistake } from '../core/errors.ts'
import { renderExplanation } from '../reports/explanation.ts'
import { jsonText } from '../reports/parts/json-text.ts'
import { wantsColor } from './color.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { knownName } from './nearest.ts'
import { write } from './output.ts'
import { parsePlace } from './place.ts'
import { scanOptionsOf } from './scan-options.ts'

/** Runs `cutover explain`. */
export async function runExplain(input: Input, io: Io): Promise<number> {
  const { args, values } = input
  const [typed = '', ...terms] = args
  const format = knownName('format', values.text('format') ?? 'pretty', ['json', 'pretty'] as const)
  const place = parsePlace(typed)
  const options = scanOptionsOf(input, [...terms, ...values.list('term')], [place.path], io)
  const { explain } = await import('../engine/explain.ts')
  const explanations = await explain(options, place)
  if (explanations.length === 0) throw mistake('noOccurrenceAt', typed)
  const screen = {
    color: wantsColor(values.flag('color'), io.env, io.stdout),
    width: io.stdout.columns ?? 80,
  }
  const text =
    format === 'json'
      ? `${jsonText({ schema: 'cutover/explain@1', explanations }, 2)}\n`
      : explanations.map(explanation => renderExplanation(explanation, screen)).join('\n')
  await write(io.stdout, text)
  return 0
}
