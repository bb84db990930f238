import type { Problem } from '../../core/check.ts'
import type { Occurrence } from '../../core/occurrence.ts'

/** An old name that nobody has decided: in a target it teaches, elsewhere it is left over. */
export const leftoverProblems = (
  undecided: readonly Occurrence[],
  isTarget: (path: string) => boolean,
): readonly Problem[] =>
  undecided.map(occurrence => {
    const { path, line, column, text, category, kind, replacement, fingerprint, name } = occurrence
    return {
      rule: isTarget(path) ? 'old-term' : 'leftover',
      path,
      ...(line === null ? {} : { line }),
      ...(column === null ? {} : { column }),
      message: `Unexpected \`${text}\`${where(occurrence, name)} (${category}/${kind}), expected ${
        replacement === null ? 'another name' : `\`${replacement}\``
      }`,
      identity: fingerprint,
    }
  })

const where = ({ line, text }: Occurrence, name: string): string =>
  line === null ? ' in the name of a file or folder' : name === text ? '' : ` in \`${name}\``
