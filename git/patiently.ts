import type { GitOutcome } from './run.ts'

/** Tries again while another git holds a lock: one whose parent was killed goes on for a moment. */
export async function patiently(run: () => Promise<GitOutcome>): Promise<GitOutcome> {
  for (let tries = 0; ; tries += 1) {
    const outcome = await run()
    const isLocked = outcome.code !== 0 && /\.lock'?: File exists/.test(outcome.stderr)
    if (!isLocked || tries >= 20) return outcome
    await new Promise(resolve => setTimeout(resolve, 150))
  }
}
