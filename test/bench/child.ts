import { main } from '../../cli/main.ts'

/** One command line as the bin runs it; its peak memory in KiB goes to standard error at the end. */
process.exitCode = await main(process.argv.slice(2), process)
process.stderr.write(`peak ${process.resourceUsage().maxRSS}\n`)
