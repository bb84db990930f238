/** The folder with the plans of a repository. */
export const ownFolder = '.cutover'

/** What lies in `.cutover/NAME/`. */
export const planFiles = {
  plan: 'plan.yaml',
  approvals: 'approvals.jsonl',
  ledger: 'ledger.yaml',
  census: 'census.ndjson',
  ignore: '.gitignore',
} as const

/** What an audit has accepted, relative to the root. */
export const baselinePath = `${ownFolder}/baseline.json`

/** Where contents go that a person may have written, before their file is made anew. */
export const replacedFolder = `${ownFolder}/replaced`

export type PlanFile = keyof typeof planFiles

const ownNames: ReadonlySet<string> = new Set(Object.values(planFiles))

/** Whether a path is one of our own files, which are no subject of a census. */
export function isOwn(path: string): boolean {
  if (path === baselinePath || path.startsWith(`${replacedFolder}/`)) return true
  const [folder, plan, name, ...rest] = path.split('/')
  return folder === ownFolder && plan !== '' && ownNames.has(name ?? '') && rest.length === 0
}

/** What a report in Markdown begins with, so that it is told from a document. */
export const reportMark = '<!-- a report of cutover -->\n'

/** A census, an audit or a baseline that an earlier run has written into the tree. */
export const isReport = (path: string, text: string): boolean =>
  (/\.(?:md|markdown)$/.test(path) && text.startsWith(reportMark)) ||
  (/\.(?:json|ndjson|jsonl)$/.test(path) &&
    /^\s*\{\s*(?:"type":\s*"head",\s*)?(?:"head":\s*\{\s*)?"schema":\s*"cutover\/\w+@/.test(
      text.slice(0, 200),
    ))
