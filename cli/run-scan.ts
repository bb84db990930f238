import { formats, isFormatName } from '../reports/index.ts'
import { appearanceOf } from './appearance.ts'
import type { Input } from './commands/command.ts'
import { deliver } from './deliver.ts'
import { parseDeliveries } from './delivery.ts'
import type { Io } from './io.ts'
import { scanOptionsOf } from './scan-options.ts'

/** Runs `cutover scan`. Every mistake of the command line is found before the first file is read. */
export async function runScan(input: Input, io: Io): Promise<number> {
  const [term = '', ...paths] = input.args
  const deliveries = parseDeliveries(input.values.list('format'), formatNames)
  const appearance = appearanceOf(input.values, io)
  const options = scanOptionsOf(input, [term, ...input.values.list('term')], paths, io)
  const { scan } = await import('../engine/scan.ts')
  return deliver(scan(options), deliveries, appearance, io)
}

const formatNames = Object.keys(formats).filter(isFormatName)
