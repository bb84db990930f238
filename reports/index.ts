import type { EventReporter, Reporter } from './reporter.ts'

/** A format of `--format`: `whole` ones need the finished report, `stream` ones go along with it. */
export type Format =
  | { readonly type: 'whole'; readonly description: string; readonly load: () => Promise<Reporter> }
  | {
      readonly type: 'stream'
      readonly description: string
      readonly load: () => Promise<EventReporter>
    }

/** Every format, sorted by name. A reporter is imported when it is used, so that `--help` is quick. */
export const formats = {
  json: {
    type: 'whole',
    description: 'the census as one JSON value',
    load: async () => (await import('./json.ts')).json,
  },
  markdown: {
    type: 'whole',
    description: 'tables for a pull request comment',
    load: async () => (await import('./markdown.ts')).markdown,
  },
  ndjson: {
    type: 'stream',
    description: 'the same as JSON, one object a line, while the scan runs',
    load: async () => (await import('./ndjson.ts')).ndjson,
  },
  pretty: {
    type: 'whole',
    description: 'totals, doubtful places in context, decisions, files',
    load: async () => (await import('./pretty.ts')).pretty,
  },
  summary: {
    type: 'whole',
    description: 'totals only',
    load: async () => (await import('./summary.ts')).summary,
  },
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof formats

/** Whether a text is the name of a format. */
export const isFormatName = (name: string): name is FormatName => Object.hasOwn(formats, name)

/** The format of a name. */
export const formatOf = (name: FormatName): Format => formats[name]
