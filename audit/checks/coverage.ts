import type { Problem } from '../../core/check.ts'
import type { Finding, SkipReason } from '../../core/report.ts'
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
          isAll ? `${left.length}` : `${left.length} of ${target.files.length}`
        } files, such as \`${first}\`, expected all of it`,
        remedy: `add \`${globOf(target)}\` to \`owned_files\`, or leave \`owned_files\` out for the whole repository`,
        identity: `${target.sort} ${target.path}`,
      },
    ]
  })

const globOf = ({ path }: Target): string => (path.endsWith('/') ? `${path}**` : path)
