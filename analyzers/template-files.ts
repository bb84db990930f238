import type { Analyze } from '../core/region.ts'
import { languageOf } from './detect.ts'
import { template } from './template.ts'
import { type DialectName, dialectOf } from './template-dialects.ts'

const endings: readonly (readonly [string, DialectName])[] = [
  ['.blade.php', 'blade'],
  ['.ejs', 'ejs'],
  ['.erb', 'erb'],
  ['.rhtml', 'erb'],
  ['.eex', 'erb'],
  ['.leex', 'erb'],
  ['.heex', 'erb'],
  ['.jsp', 'jsp'],
  ['.hbs', 'handlebars'],
  ['.handlebars', 'handlebars'],
  ['.mustache', 'handlebars'],
  ['.j2', 'jinja'],
  ['.jinja', 'jinja'],
  ['.jinja2', 'jinja'],
  ['.njk', 'jinja'],
  ['.twig', 'jinja'],
  ['.liquid', 'liquid'],
  ['.ftl', 'freemarker'],
  ['.ftlh', 'freemarker'],
  ['.gsp', 'jsp'],
  ['.gotmpl', 'go-template'],
  ['.gohtml', 'go-template'],
  ['.tmpl', 'go-template'],
  ['.tpl', 'go-template'],
]

/** A file that is a template: its dialect, the name without the ending, how to read it. */
export interface TemplateFile {
  readonly dialect: DialectName
  /** Path of what the template makes: `x.html` of `x.html.erb`. */
  readonly produces: string
  /** Reads the holes, and by `outer`, as `language`, the text around them. */
  readonly reader: (outer: Analyze, language: string) => Analyze
}

/** Formats in which holes of a template language may stand without a telling name. */
const hosts = new Set(['html', 'xml', 'svg', 'unknown', 'text'])

/** The template that a file is by its name or, in markup and documents with settings, by its marks. */
export function templateOf(path: string, text: string, language: string): TemplateFile | undefined {
  const lower = path.toLowerCase()
  const [ending, named] = endings.find(([end]) => lower.endsWith(end)) ?? []
  if (ending && named)
    return fileOf(
      named === 'go-template' ? (dialectOf(text) ?? named) : named,
      path.slice(0, -ending.length),
    )
  const isHost =
    hosts.has(language) || (language === 'markdown' && text.startsWith('---') && /\{%/.test(text))
  const marked = isHost && /\{\{|\{%|<%/.test(text) ? dialectOf(text) : undefined
  return marked && fileOf(marked, path)
}

const fileOf = (dialect: DialectName, produces: string): TemplateFile => ({
  dialect,
  produces,
  reader: (outer, language) => template(outer, dialect, language),
})

const tagLine = /^[ \t]*<\/?[a-z][\w:.-]*(?:[\s/>]|$)/gim
const filledLine = /^[ \t]*[^\s{%<@]/gm

/** Languages in which people write pages, and little else. */
const ofPages: ReadonlySet<DialectName> = new Set(['blade', 'freemarker', 'jsp', 'liquid'])

/** The language of what stands around the holes of a template: by its name, or for its tags. */
export function producedLanguage({ dialect, produces }: TemplateFile, text: string): string {
  const language = languageOf(produces, text)
  if (language !== 'unknown') return language
  const tags = text.match(tagLine)?.length ?? 0
  const least = ofPages.has(dialect) ? 0 : (text.match(filledLine)?.length ?? 0) / 6
  return tags > 0 && tags >= least ? 'html' : language
}
