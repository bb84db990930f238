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
  if (/^(?:[a-z][a-z0-9+.-]*:|\/|#|\?|~|@)/i.test(link) || /[{}<>$*|`\\]|\.\.\./.test(link))
    return undefined
  if (ofForge.test(link) || ofRustdoc.test(link)) return undefined
  const [bare = ''] = link.split(/[?#]/)
  const named = decoded(bare)
  if (named === undefined || named === '') return undefined
  const wanted = posix.normalize(posix.join(posix.dirname(path), named))
  return wanted.startsWith('../') || wanted === '..' ? undefined : wanted.replace(/\/$/, '')
}

/** Addresses of a forge: `../../issues`, `../tree/HEAD/docs`. */
const ofForge =
  /^(?:\.\.\/)+(?:(?:tree|blob|raw)\/[^/]+\/|(?:issues|pulls?|wiki|releases|discussions)(?:\/|$))/

/** Names of items, as rustdoc links them: `tower::Service`, `crate#lamps`, `fn@lamp`. */
const ofRustdoc = /::|^(?:crate|self|super)\b|^\w+@/

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

/** A page may be named without its extension, by that of its result, or from the root of its site. */
function leads(places: Places, path: string, wanted: string, link: string): boolean {
  const isThere = (one: string) =>
    pagesOf(one, places.isSite).flatMap(withLanguages).some(places.has)
  const [bare = ''] = link.split(/[?#]/)
  const at = (folder: string) => posix.normalize(posix.join(folder, bare)).replace(/\/$/, '')
  if (isThere(wanted) || modulePages(path).some(folder => places.has(at(folder)))) return true
  if (extensionOf(bare) === '.html' && isInCrate(places, path)) return true
  if (!places.isSite) return false
  return (
    extensionOf(wanted) === '' ||
    siteRoots(path).some(folder => isThere(at(folder))) ||
    isThere(at(path.replace(/\.\w+$/, '')))
  )
}

/** Whether a document lies in the sources of a crate, of whose documentation it becomes a part. */
function isInCrate({ has }: Places, path: string): boolean {
  const [, crate] = /^(.*\/)?src\//.exec(path) ?? []
  return /(?:^|\/)src\//.test(path) && has(`${crate ?? ''}Cargo.toml`)
}

/** A page for each language of readers: `lamp-js.md` and `lamp-python.md` are `lamp.md` of the site. */
const withLanguages = (path: string): readonly string[] => [
  path,
  ...(path.endsWith('.md') ? languages.map(name => path.replace(/\.md$/, `-${name}.md`)) : []),
]

const languages = ['js', 'ts', 'python', 'java', 'csharp', 'go', 'ruby', 'rust', 'php', 'kotlin']

/** Antora takes pages, images and the like from the folders of the module around a file. */
function modulePages(path: string): readonly string[] {
  const [, module] = /^((?:.*\/)?modules\/[^/]+)\/.*\.(?:adoc|asciidoc)$/.exec(path) ?? []
  return module === undefined
    ? []
    : ['pages', 'images', 'partials', 'examples', 'attachments'].map(name => `${module}/${name}`)
}

/** The files that may be meant by a path: itself, what a page is made of, or the index of a folder. */
function pagesOf(path: string, isSite: boolean): readonly string[] {
  const extension = extensionOf(path)
  const stem = path.replace(/\.(?:html?|md)$/, '')
  if (stem === path && extension !== '') return [path]
  if (extension === '.md' && !isSite) return [path]
  return [
    path,
    ...['md', 'mdx', 'rst', 'adoc', 'markdown', 'html', 'ipynb'].map(ending => `${stem}.${ending}`),
    ...['index.md', 'README.md', '_index.md', 'index.mdx', 'index.rst'].map(
      name => `${stem}/${name}`,
    ),
    ...(isSite && posix.basename(stem) === 'index' ? [`${posix.dirname(stem)}/README.md`] : []),
  ]
}

/** `.md` of `lamp.md`, and none of `lamp-9.0.0`. */
const extensionOf = (path: string): string => /\.[a-z]\w{0,9}$/i.exec(path)?.[0] ?? ''

/** The folders above a page from which a site may count, and those whose content it has at its root. */
function siteRoots(path: string): readonly string[] {
  const folders = posix.dirname(path).split('/')
  return ['', ...folders.map((_, index) => folders.slice(0, index + 1).join('/'))].flatMap(root => [
    root,
    ...['public', 'static'].map(name => posix.join(root, name)),
  ])
}
