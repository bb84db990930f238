/** Acronyms that code runs together, so that `HTTPSAPIClient` reads as https api client. */
const acronyms = new Set(
  'ACL AI API AST AWS CDN CI CLI CPU CSS CSV DB DNS DOM FTP GPU GUI HTML HTTP HTTPS ID IDE IO IP JSON JWT LSP ML OS PDF PHP PR QA RPC REST SAML SDK SQL SSH SSL TCP TLS TTL UDP UI URI URL UTF UUID VM XML XSS YAML'.split(
    ' ',
  ),
)

const piece = /\p{Lu}{2,}s(?!\p{L})|\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{Lu}|\p{N}+/gu

/**
 * Splits a name into its words, with the letters' case as it stands.
 *
 *     XMLHttpRequest -> XML Http Request      html_element_2 -> html element 2
 */
export function splitWords(name: string): readonly string[] {
  return (name.match(piece) ?? []).flatMap(splitAcronyms)
}

/** Says whether a word is an acronym that is usually written in capitals. */
export function isAcronym(word: string): boolean {
  return acronyms.has(word.toUpperCase())
}

function splitAcronyms(run: string): readonly string[] {
  if (!/^\p{Lu}{4,}$/u.test(run) || acronyms.has(run)) return [run]
  return segment(run) ?? [run]
}

/** The run as known acronyms, the longest first, or undefined when some letters are left over. */
function segment(run: string): readonly string[] | undefined {
  if (run === '') return []
  for (let end = run.length; end >= 2; end -= 1) {
    const head = run.slice(0, end)
    const tail = acronyms.has(head) ? segment(run.slice(end)) : undefined
    if (tail) return [head, ...tail]
  }
  return undefined
}
