const names: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\u001b': '\\x1b',
}

/** Control and format characters, lone surrogates and line separators; joiners of scripts and emoji stay. */
const unseen = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/**
 * Makes text of a scanned file safe to print: what could move a cursor, colour a terminal or
 * reorder a line becomes a visible escape.
 */
export function visible(text: string): string {
  return text.replace(unseen, character => names[character] ?? `\\u{${codeOf(character)}}`)
}

const codeOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16)
