/** How one of the line-based formats is written. */
export interface IniDialect {
  /** What stands before a key on its line. */
  readonly lead: RegExp
  /** A line that is a comment, behind its indentation. */
  readonly comment: RegExp
  /** Where a comment behind a value starts. */
  readonly trailing: RegExp | undefined
  /** The first character between a key and its value. */
  readonly separator: RegExp
  /** A line deeper than its key carries the value on. */
  readonly hasSections: boolean
  readonly keyRole: string | undefined
}

const lead = /^\s*/

/** By language; what has no name here is read as `ini`. */
export const iniDialects: Readonly<Record<string, IniDialect>> = {
  dotenv: {
    lead: /^\s*(?:export\s+)?/,
    comment: /^#/,
    trailing: /\s#/,
    separator: /=/,
    hasSections: false,
    keyRole: 'env',
  },
  ini: {
    lead,
    comment: /^[#;]/,
    trailing: /\s[#;]\s/,
    separator: /[=:]/,
    hasSections: true,
    keyRole: undefined,
  },
  properties: {
    lead,
    comment: /^[#!]/,
    trailing: undefined,
    separator: /(?<!\\)[=:\s]/,
    hasSections: false,
    keyRole: undefined,
  },
}
