import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandsReport } from '../../core/commands-report.ts'
import { checkCommands, writeCommands } from '../../missions/commands/commands.ts'

const severities = new Map()

/** Checks the command files of a project. */
export const checkIn = (cwd: string): Promise<CommandsReport> => checkCommands({ cwd, severities })

/** Writes those of all agents, or as `wishes` says. */
export const writeIn = (cwd: string, wishes: object = {}): Promise<CommandsReport> =>
  writeCommands({ cwd, severities, agents: [], all: true, force: false, dryRun: false, ...wishes })

export const textAt = (root: string, path: string): string => readFileSync(join(root, path), 'utf8')
