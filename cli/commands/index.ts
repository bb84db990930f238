import { apply } from './apply.ts'
import { approve } from './approve.ts'
import { audit } from './audit.ts'
import type { Command } from './command.ts'
import { commands as commandFiles } from './commands.ts'
import { dashboard } from './dashboard.ts'
import { explain } from './explain.ts'
import { gate } from './gate.ts'
import { languages } from './languages.ts'
import { ledger } from './ledger.ts'
import { map } from './map.ts'
import { merge } from './merge.ts'
import { plan } from './plan.ts'
import { progress } from './progress.ts'
import { recover } from './recover.ts'
import { resolve } from './resolve.ts'
import { review } from './review.ts'
import { scan } from './scan.ts'
import { status } from './status.ts'
import { undo } from './undo.ts'
import { verify } from './verify.ts'

/** Every command by its name, in the order in which `--help` lists them: the way a cutover goes. */
export const commands = {
  scan,
  explain,
  plan,
  review,
  approve,
  apply,
  undo,
  verify,
  gate,
  ledger,
  audit,
  map,
  status,
  progress,
  dashboard,
  merge,
  recover,
  commands: commandFiles,
  resolve,
  languages,
} as const satisfies Record<string, Command>
