import { mistake } from '../core/errors.ts'
import type { PlanTerm } from '../core/plan.ts'
import { styleNames } from '../core/styles.ts'
import type { PlanState } from '../engine/plan/state.ts'
import { visible } from '../reports/parts/visible.ts'
import type { Input } from './commands/command.ts'
import type { Io } from './io.ts'
import { knownName } from './nearest.ts'
import { decideAll, showPlan } from './plan-report.ts'
import { maxFileSizeOf } from './scan-options.ts'
import type { Values } from './values.ts'

/** Runs `cutover plan`: 0 when a plan stands, whatever is still open in it. */
export async function runPlan({ args, values }: Input, io: Io): Promise<number> {
  const { createPlan, nameFor } = await import('../engine/plan/create.ts')
  const terms = termsOf(args, values)
  const name = await createPlan({
    cwd: io.cwd,
    base: values.text('base') ?? 'HEAD',
    replace: values.flag('replace') ?? false,
    plan: {
      name: values.text('name') ?? nameFor(terms),
      terms,
      scope: {
        paths: values.list('path'),
        include: values.list('include'),
        exclude: values.list('exclude'),
        maxFileSize: maxFileSizeOf(values),
      },
    },
  })
  await decideAll(io.cwd, name, values.list('decide'))
  return showPlan({ name, values, withCensus: true, status: state => warnedOf(state, io) }, io)
}

function termsOf([old = '', next]: readonly string[], values: Values): readonly PlanTerm[] {
  const isRemoved = values.flag('remove') ?? false
  if (isRemoved && next !== undefined) throw mistake('uselessNewName', next)
  if (!isRemoved && next === undefined) throw mistake('missingNewName', old)
  const pairs = [
    [old, next ?? null] as const,
    ...values.list('pair').map(parsePair),
    ...(values.flag('swap') && next !== undefined ? [[next, old] as const] : []),
  ]
  const shared = {
    exact: values.flag('exact') ?? false,
    variants: values.list('variants').map(style => knownName('variant', style, styleNames)),
    plural: values.text('plural') ?? values.flag('plural') ?? true,
  }
  const same = pairs.find(([from, to]) => from.trim() === to?.trim())
  if (same) throw mistake('sameReplacement', same[0])
  return pairs.map(([from, to]) => ({ from, to, ...shared }))
}

function parsePair(pair: string): readonly [string, string] {
  const [, from, to] = /^([^=]+)=([^=]+)$/s.exec(pair) ?? []
  if (from === undefined || to === undefined) throw mistake('invalidPair', pair)
  return [from, to]
}

/** A plan about nothing stands as well, and is told. */
function warnedOf({ resolved, plan }: PlanState, io: Io): number {
  if (resolved.length === 0)
    io.stderr.write(
      `cutover: no occurrence of ${plan.terms.map(({ from }) => `\`${visible(from)}\``).join(', ')} at the base: is it spelt so?\n`,
    )
  return 0
}
