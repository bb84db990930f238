import { appendAtOnce } from '../support/appenders.ts'
import { withRepository } from '../support/repository.ts'

/** 8 processes append 1,000 events each to one log, beside a reader. */
await withRepository({ 'kitty-specs/lamps/status.events.jsonl': '' }, async root => {
  const start = performance.now()
  const reads = await appendAtOnce(root, 8, 1000)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(
    `8,000 events in ${seconds} s, ${reads} readings beside them: nothing lost, nothing torn`,
  )
})
