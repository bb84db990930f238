import {
  isRuleName,
  type RuleName,
  ruleNames,
  type Severity,
  severities,
} from '../core/check-rules.ts'
import { mistake } from '../core/errors.ts'
import { nearestOf } from './nearest.ts'

/** Reads `--rule ID=SEVERITY`, where `off` drops a rule; the last one of a rule counts. */
export function parseSeverities(
  values: readonly string[],
): ReadonlyMap<RuleName, Severity | 'off'> {
  return new Map(values.map(parseSeverity))
}

function parseSeverity(value: string): readonly [RuleName, Severity | 'off'] {
  const at = value.indexOf('=')
  const [name, typed] = [value.slice(0, at), value.slice(at + 1)]
  const severity = [...severities, 'off' as const].find(one => one === typed)
  if (at === -1 || severity === undefined) throw mistake('invalidSeverity', value)
  if (!isRuleName(name))
    throw mistake('unknownName', 'rule', name, ruleNames, nearestOf(name, ruleNames))
  return [name, severity]
}
