/** The folder with the plans of a repository. What it holds is no subject of a census. */
export const ownFolder = '.cutover'

export const isOwn = (path: string): boolean => path.startsWith(`${ownFolder}/`)

/** A census that an earlier run has written into the tree. */
export const isReport = (path: string, text: string): boolean =>
  /\.(?:json|ndjson|jsonl)$/.test(path) &&
  /^\s*\{\s*(?:"type":\s*"head",\s*)?"schema":\s*"cutover\/census@/.test(text.slice(0, 200))
