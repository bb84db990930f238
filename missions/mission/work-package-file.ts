import { parseDocument } from 'yaml'
import { isMap, listOf, textOf } from '../loose.ts'
import type { Finding } from '../status/findings.ts'
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
  const [whole = '', yaml] =
    /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text) ?? []
  const { fields, trouble } = yaml === undefined ? noFrontMatter : frontMatter(yaml)
  return {
    workPackage: {
      id,
      file,
      title: textOf(fields['title']) ?? headingOf(text) ?? id,
      dependencies: idsIn(fields['dependencies']),
      ownedFiles: patternsIn(fields['owned_files']),
      prompt: text.slice(whole.length),
    },
    findings: trouble
      ? [{ code: 'bad-work-package', severity: 'error', message: trouble, file, wp: id }]
      : [],
  }
}

type Fields = Readonly<Record<string, unknown>>

const noFrontMatter = { fields: {} as Fields, trouble: 'there is no front matter' }

/** Longest front matter that is read, in UTF-16 units: aliases in it could otherwise fill the memory. */
const longest = 200_000

function frontMatter(yaml: string): { readonly fields: Fields; readonly trouble?: string } {
  if (yaml.length > longest) return { fields: {}, trouble: 'the front matter is too long' }
  try {
    const document = parseDocument(yaml, { schema: 'core', logLevel: 'silent' })
    const [error] = document.errors
    if (error) {
      const line = error.linePos?.[0].line
      return { fields: {}, trouble: `the front matter is no YAML, line ${(line ?? 0) + 1}` }
    }
    const value: unknown = document.toJS({ maxAliasCount: 100 })
    return isMap(value) ? { fields: value } : { fields: {}, trouble: 'the front matter is no map' }
  } catch (error) {
    return { fields: {}, trouble: `the front matter cannot be read: ${String(error)}` }
  }
}

const headingOf = (text: string): string | undefined => /^#\s+(.+)$/m.exec(text)?.[1]?.trim()

/** A list, or a text such as `"[]"` or `"WP01, WP02"`. */
const idsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? (value.match(/WP\d{2,}/g) ?? [])
    : listOf(value).filter(one => typeof one === 'string')

/** A list of patterns, or a single one. */
const patternsIn = (value: unknown): readonly string[] =>
  (typeof value === 'string' ? [value] : listOf(value)).filter(one => typeof one === 'string')
