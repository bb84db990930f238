import { main } from '../../cli/main.ts'

/** One command line as the bin runs it; its peak memory in KiB goes to standard error at the end. */
const { env, stdout, stderr } = process
process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  now: () => new Date(),
  env,
  stdout,
  stderr,
  ignoreInterrupts: () => {},
})
stderr.write(`peak ${process.resourceUsage().maxRSS}\n`)
