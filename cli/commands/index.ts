import type { Command } from './command.ts'
import { explain } from './explain.ts'
import { languages } from './languages.ts'
import { scan } from './scan.ts'

/** Every command by its name, in the order in which `--help` lists them: the way a cutover goes. */
export const commands = { scan, explain, languages } as const satisfies Record<string, Command>
