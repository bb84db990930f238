import { mistake } from '../core/errors.ts'
import { knownName } from './nearest.ts'

/** A format and where it goes; without a file it goes to standard output. */
export interface Delivery<Name extends string> {
  readonly format: Name
  readonly file: string | undefined
}

/** Reads `--format NAME[=FILE]`: at most one for standard output, `pretty` when there is none at all. */
export function parseDeliveries<Name extends string>(
  values: readonly string[],
  names: readonly (Name | 'pretty')[],
): readonly Delivery<Name | 'pretty'>[] {
  if (values.length === 0) return [{ format: 'pretty', file: undefined }]
  const deliveries = values.map(value => parseDelivery(value, names))
  const [first, second] = deliveries.filter(({ file }) => file === undefined)
  if (first && second) throw mistake('secondFormat', first.format, second.format)
  return deliveries
}

function parseDelivery<Name extends string>(value: string, names: readonly Name[]): Delivery<Name> {
  const [, name = value, file] = /^([^=]*)=(.*)$/s.exec(value) ?? []
  const format = knownName('format', name, names)
  if (file === '') throw mistake('missingValue', `--format ${value}`)
  return { format, file }
}
