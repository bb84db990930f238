import type { Io } from './io.ts'

/**
 * Runs one command line, without the program's name, and returns the exit status: 0 done,
 * 1 findings, 2 a mistake of the user or of ours.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    const answer = await quickAnswer(argv, io)
    if (answer !== undefined) {
      io.stdout.write(answer)
      return 0
    }
    const { parseCommandLine } = await import('./program.ts')
    const parsed = parseCommandLine(argv, io)
    return parsed.type === 'done' ? parsed.status : await parsed.command.run(parsed.input, io)
  } catch (error) {
    const { reportFailure } = await import('./failure.ts')
    return reportFailure(error, io)
  }
}

/** Plain questions for version and help, answered before the option parser is loaded. */
async function quickAnswer(argv: readonly string[], { stdout }: Io): Promise<string | undefined> {
  if (argv.length > 2 && argv[0] !== 'help') return undefined
  if (argv.length === 1 && ['-V', '--version'].includes(argv[0] ?? '')) {
    return `${(await import('./version.ts')).readVersion()}\n`
  }
  const topic = helpTopic(argv)
  if (topic === undefined) return undefined
  const help = (await import('./help.ts')).renderHelp(topic, stdout.columns ?? 80)
  if (help === undefined) throw (await import('./usage-error.ts')).unknownCommand(topic)
  return help
}

/** What help is asked about; the empty name is the whole program. */
function helpTopic([first = '', second = '']: readonly string[]): string | undefined {
  if (first === 'help' || isHelpFlag(first)) return second === 'help' ? '' : second
  return isHelpFlag(second) ? first : undefined
}

const isHelpFlag = (word: string): boolean => word === '-h' || word === '--help'
