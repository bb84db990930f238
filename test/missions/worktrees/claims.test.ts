import assert from 'node:assert/strict'
import { readLog } from '../../../missions/status/log.ts'
import { claimsIn } from '../../../missions/worktrees/look/claims.ts'
import { annotationRow, logOf, type RowFields, transitionRow } from '../../support/rows.ts'

const claimed = (rows: readonly RowFields[]) =>
  claimsIn(readLog(Buffer.from(logOf(rows))).rows).get('WP01')?.claim

const claim = (number: number, pid: number, created?: string): RowFields =>
  transitionRow(number, 'WP01', 'planned', 'claimed', {
    policy_metadata: { agent: 'claude', shell_pid: pid, shell_pid_created_at: created },
  })

const release = (number: number): RowFields =>
  annotationRow(number, 'WP01', { release_runtime_claim: true })

const self = process.pid

describe('claims', () => {
  it('are of a process that runs, or has ended', () => {
    assert.deepEqual(claimed([claim(1, self)]), { pid: self, agent: 'claude', hasEnded: false })
    assert.equal(claimed([claim(1, 2 ** 22 + 1)])?.hasEnded, true)
  })

  it('are of another process where the number was given again since', () => {
    assert.equal(claimed([claim(1, self, '1000000000.5')])?.hasEnded, true)
    const future = String(Date.now() / 1000 + 3600)
    assert.equal(claimed([claim(1, self, future)])?.hasEnded, false, 'a clock that was put back')
  })

  it('end with a release that comes behind, and not with one before', () => {
    assert.equal(claimed([claim(1, self), release(2)]), undefined)
    assert.equal(claimed([release(1), claim(2, self)])?.pid, self)
  })

  it('are those of an annotation that comes behind', () => {
    const later = annotationRow(2, 'WP01', { shell_pid: 2 ** 22 + 1, agent: 'codex' })
    assert.deepEqual(claimed([claim(1, self, '1'), later]), {
      pid: 2 ** 22 + 1,
      agent: 'codex',
      hasEnded: true,
    })
  })
})
