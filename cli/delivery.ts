import { mistake } from '../core/errors.ts'
import { type FormatName, formats, isFormatName } from '../reports/index.ts'
import { knownName } from './nearest.ts'

/** A format and where it goes; without a file it goes to standard output. */
export interface Delivery {
  readonly format: FormatName
  readonly file: string | undefined
}

const formatNames = Object.keys(formats).filter(isFormatName)

/** Reads `--format NAME[=FILE]`: at most one for standard output, `pretty` when there is none at all. */
export function parseDeliveries(values: readonly string[]): readonly Delivery[] {
  if (values.length === 0) return [{ format: 'pretty', file: undefined }]
  const deliveries = values.map(parseDelivery)
  const [first, second] = deliveries.filter(({ file }) => file === undefined)
  if (first && second) throw mistake('secondFormat', first.format, second.format)
  return deliveries
}

function parseDelivery(value: string): Delivery {
  const [, name = value, file] = /^([^=]*)=(.*)$/s.exec(value) ?? []
  const format = knownName('format', name, formatNames)
  if (file === '') throw mistake('missingValue', `--format ${value}`)
  return { format, file }
}
