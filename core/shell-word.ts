/** A text as one word of a shell's command line, on one line and without control characters. */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text
  if (!/\p{Cc}/u.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`
  // A shell that does not know this form takes it for a text in quotes: so it holds none.
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replace(/['\p{Cc}]/gu, sign => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
  return `$'${escaped}'`
}

/** A command that a person can paste into a shell, whatever its words are. */
export const commandLine = (...words: readonly string[]): string => words.map(shellWord).join(' ')
