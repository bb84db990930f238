/** What the text of a language looks like from its first lines on. */
const looks: readonly (readonly [language: string, look: RegExp])[] = [
  ['xml', /^\s*(?:<\?xml\b|<!DOCTYPE (?!html))/],
  ['html', /^\s*<(?:!doctype html|html\b)/i],
  ['markdown', /^---\r?\n[\s\S]*?\n---\r?\n/],
  ['yaml', /^(?:%YAML|---[ \t]*\r?\n[\w"'-]+:)/],
  ['diff', /^(?:diff --git |Index: |--- \S+[^\n]*\n\+\+\+ )/],
  ['ini', /^(?:[#;][^\n]*\n|\s)*\[[\w."/ -]+\][ \t]*\r?\n[ \t]*[\w.-]+[ \t]*=/],
  ['troff', /^(?:\.\\"|\.TH |\.Dd )/],
  ['ruby', /^[ \t]*(?:\w+[^\n#]* do(?: \|[^|\n]*\|)?[ \t]*\r?\n[\s\S]*^[ \t]*end[ \t]*\r?$)/m],
  [
    'python',
    /^[ \t]*(?:def \w+\([^\n]*\)[^\n]*:|from [\w.]+ import \w|class \w+[^\n]*:)[ \t]*\r?$/m,
  ],
  ['shell', /^[ \t]*(?:fi|done|esac)[ \t]*(?:;|\r?$)/m],
  ['php', /^<\?php\b/],
]

/** How much of a text is looked at, in UTF-16 units. */
const sampleSize = 8000

/** An element that goes on to the end of the text. */
const root = /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<([A-Za-z][\w:.-]*)(?:\s[^<>]*)?>/

const ofPages =
  /^(?:a|article|aside|body|button|div|footer|form|h[1-6]|header|li|main|nav|ol|p|script|section|span|style|table|template|ul)$|-/i

function elementLanguage(text: string): string | undefined {
  const name = root.exec(text.slice(0, sampleSize))?.[1]
  if (name === undefined || !text.slice(-200).trimEnd().endsWith(`</${name}>`)) return undefined
  return ofPages.test(name) ? 'html' : 'xml'
}

/** The language that a text without a telling name shows, or undefined. */
export function lookedLanguage(name: string, text: string): string | undefined {
  if (isJson(text)) return 'json'
  const sample = text.slice(0, sampleSize)
  const found = looks.find(([, look]) => look.test(sample))?.[0] ?? elementLanguage(text)
  return found === 'markdown' && name.includes('.') ? undefined : found
}

/** Longest text that is parsed only to learn what it is, in UTF-16 units. */
const longestGuess = 1_000_000

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text) || text.length > longestGuess) return false
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}
