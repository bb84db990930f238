/** What stands between two marks. A `name` is an identifier in quotes, `plain` is not of the language. */
export type DelimiterKind = 'line' | 'block' | 'doc' | 'string' | 'name' | 'regex' | 'plain'

/** One pair of marks. `open`, `close`, `skip`, `hole` and `variable` are sources of regular expressions. */
export interface Delimiter {
  readonly kind: DelimiterKind
  readonly open: string
  /** `$1` stands for what the group of `open` matched. Without `close`, `open` is the whole token. */
  readonly close?: string
  /** What does not close although it looks like it: escapes, doubled quotes. */
  readonly skip?: string
  /** Opens the same again inside, to be closed as often. */
  readonly nests?: string
  /** Opens code inside, up to the matching bracket. */
  readonly hole?: string
  /** A bare variable inside, its sigil first. */
  readonly variable?: string
  /** May go on past the end of the line. */
  readonly multiline?: boolean
  /** The content starts on the next line and ends with a line that holds `$1` alone. */
  readonly heredoc?: boolean
  /** A documentation string when nothing but white space stands before it on its line. */
  readonly docs?: boolean
  readonly language?: string
}

/** How the words between the delimiters are read. */
export type CodeStyle =
  | 'names'
  | 'words'
  | 'sql'
  | 'data'
  | 'styles'
  | 'hcl'
  | 'graphql'
  | 'tex'
  | 'markup'
  | 'batch'
  | 'messages'

/** What a language looks like from far away. Keywords are lists of words in one string. */
export interface Grammar {
  readonly files: readonly string[]
  readonly delimiters: readonly Delimiter[]
  readonly code?: CodeStyle
  /** Characters of names besides letters, digits and `_`. */
  readonly letters?: string
  /** Characters before a name that are not part of it, such as `$`. */
  readonly sigils?: string
  /** Words that declare the name behind them. */
  readonly declares?: string
  /** Words that declare the names in the brackets behind them and behind their own name. */
  readonly parameters?: string
  /** What ends where a pattern binds its variables, an expression for the text before them. */
  readonly heads?: string
  /** What a variable of such a pattern looks like. */
  readonly binds?: string
  /** Behind the brackets around a name, this makes it a parameter. */
  readonly bodies?: string
  /** Words that make their line an import. */
  readonly imports?: string
  /** Words that send out the names on their line. */
  readonly exports?: string
  /** Operators that declare the name at the start of a statement. */
  readonly assigns?: string
  /** Brackets in which `name =` is a property. */
  readonly fields?: string
  /** Marks of members besides `.`, `?.` and `->`. */
  readonly members?: string
  /** Capitalised names behind a dot are modules and types, not members. */
  readonly modules?: boolean
  /** What a path without quotes looks like. */
  readonly paths?: string
  /** Calls are a command and its words: `puts "text"`. */
  readonly commands?: boolean
  /** `Type name` declares. */
  readonly typed?: boolean
  /** What a name before `:` is. */
  readonly colon?: 'declaration' | 'property'
  /** Characters directly before a name that make it a label or an annotation. */
  readonly labels?: string
  /** Behind a string, this makes it a pattern that is compared. */
  readonly matches?: string
}
