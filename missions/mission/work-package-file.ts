import { listOf, textOf } from '../loose.ts'
import type { Finding } from '../status/findings.ts'
import { type Claim, claimOf } from './claim.ts'
import { readFrontMatter } from './front-matter.ts'
import { idOfFile } from './work-package-name.ts'

/** A work package as its Markdown file describes it. */
export interface WorkPackageFile {
  readonly id: string
  /** Relative to the mission's folder. */
  readonly file: string
  readonly title: string
  readonly dependencies: readonly string[]
  /** Patterns of the paths that it may change. */
  readonly ownedFiles: readonly string[]
  /** The same patterns with their lines, and all else that it says about paths. */
  readonly claim: Claim
  /** The Markdown behind the front matter. */
  readonly prompt: string
}

/** Reads the Markdown of a work package. What front matter does not say, or says oddly, is left out. */
export function readWorkPackageFile(
  name: string,
  text: string,
): { readonly workPackage: WorkPackageFile; readonly findings: readonly Finding[] } {
  const id = idOfFile(name) ?? name
  const file = `tasks/${name}`
  const matter = readFrontMatter(text)
  const { fields, trouble, body } = matter
  const claim = claimOf(matter)
  return {
    workPackage: {
      id,
      file,
      title: textOf(fields['title']) ?? headingOf(text) ?? id,
      dependencies: idsIn(fields['dependencies']),
      ownedFiles: claim.owned.map(({ pattern }) => pattern),
      claim,
      prompt: body,
    },
    findings: trouble
      ? [{ code: 'bad-work-package', severity: 'error', message: trouble.message, file, wp: id }]
      : [],
  }
}

const headingOf = (text: string): string | undefined => /^#\s+(.+)$/m.exec(text)?.[1]?.trim()

/** A list, or a text such as `"[]"` or `"WP01, WP02"`. */
const idsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? (value.match(/WP\d{2,}/g) ?? [])
    : listOf(value).filter(one => typeof one === 'string')
