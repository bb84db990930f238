import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { audit } from '../../audit/audit.ts'
import type { AuditRequest } from '../../audit/request.ts'
import type { AuditReport } from '../../core/audit-report.ts'
import type { CheckFinding } from '../../core/check.ts'
import type { RuleName } from '../../core/check-rules.ts'
import { type Files, git, withFolder } from './repository.ts'

export type Wanted = Partial<Omit<AuditRequest, 'cwd'>>

const usual: Omit<AuditRequest, 'cwd'> = {
  terms: ['lighthouse=beacon'],
  include: [],
  exclude: [],
  maxFileSize: 20_000_000,
  history: { more: [], less: [] },
  severities: new Map(),
  baseline: { path: undefined, update: false, prune: false },
  mission: undefined,
  workPackage: undefined,
  today: '2026-01-01',
  version: '0.0.0',
  onFile: () => {},
}

/** Audits a folder for `lighthouse=beacon`, or as `wanted` says. */
export const auditIn = (cwd: string, wanted: Wanted = {}): Promise<AuditReport> =>
  audit({ ...usual, ...wanted, cwd })

/** Audits a repository of these files: new ones, which git neither tracks nor ignores. */
export const auditOf = (files: Files, wanted: Wanted = {}): Promise<AuditReport> =>
  withFolder(files, folder => {
    cpSync(emptyRepository(), join(folder, '.git'), { recursive: true })
    return auditIn(folder, wanted)
  })

let made: string | undefined

/** The `.git` of a repository with one commit of nothing, made once: to copy it is quick. */
function emptyRepository(): string {
  if (made === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'cutover-empty-'))
    git(folder, 'init', '--quiet', '--initial-branch=main', '--template=')
    git(folder, 'commit', '--quiet', '--allow-empty', '--message=Build the lighthouse')
    process.once('exit', () => rmSync(folder, { recursive: true }))
    made = join(folder, '.git')
  }
  return made
}

/** Audits a folder of these files without git. */
export const auditOfFolder = (files: Files, wanted: Wanted = {}): Promise<AuditReport> =>
  withFolder(files, folder => auditIn(folder, wanted))

/** Findings in short: `error old-term docs/lamp.md:1:5  message`. */
export const told = ({ findings }: Pick<AuditReport, 'findings'>): readonly string[] =>
  findings.map(
    ({ severity, rule, message, state, ...place }) =>
      `${state === 'new' ? severity : state} ${rule} ${placeOf(place)}  ${message}`,
  )

/** Places of the findings of a rule: `docs/lamp.md:1:5`. */
export const placesOf = (
  { findings }: Pick<AuditReport, 'findings'>,
  rule: RuleName,
): readonly string[] => findings.filter(one => one.rule === rule).map(placeOf)

const placeOf = ({ path, line, column }: Pick<CheckFinding, 'path' | 'line' | 'column'>): string =>
  [path, line, column].filter(part => part !== null).join(':')
