import { createTwoFilesPatch } from 'diff'
import type { Step } from './group.ts'

const context = 3

/** A step as a unified diff in git's form. */
export function patchOf({ path, before, after }: Step): string {
  const from = before ? `a/${path}` : '/dev/null'
  const to = after ? `b/${path}` : '/dev/null'
  const head = `diff --git a/${path} b/${path}\n`
  const left = before ? before.text : ''
  if (left === undefined) return `${head}Binary files differ\n`
  const right = after?.toString() ?? ''
  const made = before ? '' : 'new file mode 100644\n'
  const gone = after ? '' : 'deleted file mode 100644\n'
  const hunks = createTwoFilesPatch(from, to, left, right, undefined, undefined, { context })
  return head + made + gone + hunks.replace(/^=+\n/, '')
}
