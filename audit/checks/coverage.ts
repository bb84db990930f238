import type { Problem } from '../../core/check.ts'
import type { Finding, Skipped, SkipReason } from '../../core/report.ts'
import type { Target } from '../targets/discover.ts'

/** Reasons that leave nothing to read. */
const harmless: ReadonlySet<SkipReason> = new Set(['binary', 'report'])

/** Targets of which something could not be read. */
export const unscannedTargets = (
  targets: readonly Target[],
  skipped: ReadonlyMap<string, SkipReason>,
): readonly Problem[] =>
  targets.flatMap(({ files }) =>
    files.flatMap((path): readonly Problem[] => {
      const reason = skipped.get(path)
      return reason === undefined || harmless.has(reason)
        ? []
        : [
            {
              rule: 'target-unscanned',
              path,
              message: `Unexpected file that was not scanned (${reason}), expected a text that can be read`,
              ...(reason === 'too-large' ? { remedy: 'raise `--max-file-size`' } : {}),
            },
          ]
    }),
  )

/** Files outside of the targets that may have an old name, and could not be read. */
export const unscannedElsewhere = (
  findings: readonly Finding[],
  isTarget: (path: string) => boolean,
): readonly Problem[] =>
  findings
    .filter(({ severity, path }) => severity !== 'info' && !isTarget(path))
    .map(({ path, message }) => ({ rule: 'target-unscanned', path, message }))

/** A run that looked at nothing says nothing: its globs leave out everything. */
export const nothingScanned = (searched: number, total: number): readonly Problem[] =>
  searched > 0 || total === 0
    ? []
    : [
        {
          rule: 'target-unscanned',
          path: './',
          message:
            'Unexpected run that looked at no file, expected `--include` and `--exclude` to leave some',
        },
      ]

/** Links and submodules in the place of a target: what is behind them is not looked at. */
export const unreachedTargets = (
  skipped: readonly Skipped[],
  isLostTarget: (path: string) => boolean,
): readonly Problem[] =>
  skipped
    .filter(({ path, reason }) => /^(?:link|submodule)$/.test(reason) && isLostTarget(path))
    .map(({ path, reason }) => ({
      rule: 'target-unscanned',
      path,
      message: `Unexpected ${reason} in the place of a target, expected files: what is behind it was not scanned`,
    }))

/** Targets of which the declared scope leaves out something. History and what is ignored count too. */
export const uncoveredTargets = (
  targets: readonly Target[],
  covers: (path: string) => boolean,
  who: string,
): readonly Problem[] =>
  targets.flatMap((target): readonly Problem[] => {
    const left = target.files.filter(path => !covers(path))
    const [first] = left
    if (first === undefined) return []
    const isAll = left.length === target.files.length
    return [
      {
        rule: 'target-out-of-scope',
        path: target.path,
        message: `Unexpected target outside of the scope of ${who}: ${
          isAll ? '' : `${left.length} of `
        }${target.files.length === 1 ? 'one file' : `${target.files.length} files`}, such as \`${first}\`, expected all of it`,
        remedy: `${target.path.endsWith('/') ? `add \`${target.path}**\` to \`owned_files\`` : 'widen `owned_files`'}, or leave it out for the whole repository`,
        identity: `${target.sort} ${target.path}`,
      },
    ]
  })
