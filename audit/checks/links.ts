import { posix } from 'node:path'
import type { Problem } from '../../core/check.ts'
import type { Named } from '../references/found.ts'
import type { Places } from '../references/places.ts'

/** A link that leads nowhere, and where it would lead. */
export interface DeadLink {
  readonly problem: Problem
  readonly wanted: string
}

/** Relative links of documents to files that are not there. Templates are read elsewhere. */
export const deadLinks = (documents: readonly Named[], places: Places): readonly DeadLink[] =>
  documents
    .filter(({ isAtHome }) => isAtHome)
    .flatMap(({ path, references }) =>
      references
        .filter(({ kind }) => kind === 'link')
        .flatMap(({ text, line, column }): readonly DeadLink[] => {
          const wanted = targetOf(path, text)
          if (wanted === undefined || leads(places, path, wanted, text)) return []
          const near = places.namesake(wanted)
          return [
            {
              wanted,
              problem: {
                rule: 'dead-link',
                path,
                line,
                column,
                message: `Unexpected link to \`${text}\`, expected a file that is there`,
                ...(near === undefined
                  ? {}
                  : { remedy: `link to \`${posix.relative(posix.dirname(path), near)}\`` }),
              },
            },
          ]
        }),
    )

/** The path that a link of a file names, or undefined where it names none or only its maker knows. */
function targetOf(path: string, link: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/|#|\?|~|@)/i.test(link) || /[{}<>$*|\\\s]|\.\.\./.test(link))
    return undefined
  const [bare = ''] = link.split(/[?#]/)
  const decoded = decoded8(bare)
  if (decoded === undefined || decoded === '') return undefined
  const wanted = posix.normalize(posix.join(posix.dirname(path), decoded))
  return wanted.startsWith('../') || wanted === '..' ? undefined : wanted.replace(/\/$/, '')
}

function decoded8(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

/** A page may be named without its extension, by that of its result, or from the root of its site. */
function leads(places: Places, path: string, wanted: string, link: string): boolean {
  if (pagesOf(wanted).some(places.has)) return true
  const extension = posix.extname(wanted)
  if (places.isSite && extension === '') return true
  const [bare = ''] = link.split(/[?#]/)
  const fromRoots = ['', ...siteRoots(path)].map(root =>
    posix.normalize(posix.join(root, bare)).replace(/\/$/, ''),
  )
  if (places.isSite && fromRoots.some(one => pagesOf(one).some(places.has))) return true
  const deeper = posix.normalize(posix.join(path.replace(/\.\w+$/, ''), bare)).replace(/\/$/, '')
  return places.isSite && pagesOf(deeper).some(places.has)
}

const pagesOf = (path: string): readonly string[] => {
  const stem = path.replace(/\.(?:html?|md)$/, '')
  return [
    path,
    ...['md', 'mdx', 'rst', 'adoc', 'markdown', 'html', 'ipynb'].map(ending => `${stem}.${ending}`),
    ...['index.md', 'README.md', '_index.md', 'index.mdx', 'index.rst'].map(
      name => `${stem}/${name}`,
    ),
  ]
}

/** The folders above a page from which a site may count. */
function siteRoots(path: string): readonly string[] {
  const folders = posix.dirname(path).split('/')
  return folders.map((_, index) => folders.slice(0, index + 1).join('/'))
}
