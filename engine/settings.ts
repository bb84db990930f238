import { frontMatter } from '../analyzers/front-matter.ts'

const pair = /^\s*(?:- )*[\w."'/$@*-]+:(?:\s.*)?$/
const further = /^\s*(?:- |#|---|\.\.\.|[\]})])/
/** Opens lines that are anything as long as they stand deeper. */
const opener = /:\s*[|>][+-]?\d?\s*$/

/** The language of a text all of whose lines are settings, or undefined. */
export function settingsLanguage(content: string, least: number): string | undefined {
  if (frontMatter(content.trimStart())) return 'markdown'
  const lines = content.split('\n').filter(line => line.trim() !== '')
  if (isYaml(lines, least)) return 'yaml'
  return lines.length >= least ? tablesLanguage(lines) : undefined
}

function isYaml(lines: readonly string[], least: number): boolean {
  let pairs = 0
  let deeper = Number.POSITIVE_INFINITY
  for (const line of lines) {
    const indent = line.search(/\S/)
    if (indent > deeper) continue
    deeper = opener.test(line) ? indent : Number.POSITIVE_INFINITY
    if (pair.test(line)) pairs += 1
    else if (!further.test(line)) return false
  }
  return pairs >= least && !readsAsNotes(lines)
}

/** `Usage: turn it`, `Note: it is dark`: capitals and sentences are for readers. */
const readsAsNotes = (lines: readonly string[]): boolean =>
  lines.some(line => /^\s*[A-Z][\w ]*:\s+\S+\s+\S/.test(line)) &&
  lines.every(line => !/^\s*[a-z][\w-]*:/.test(line))

const tableHead = /^\s*\[{1,2}[\w."/ -]+\]{1,2}\s*$/
const setting = /^\s*[\w."-]+\s*=\s*\S/
const typed = /^\s*[\w."-]+\s*=\s*(?:"|'|\[|\{|true|false|[\d+-])/

/** Tables with settings below: TOML where the values are typed, else INI. */
function tablesLanguage(lines: readonly string[]): string | undefined {
  const settings = lines.filter(line => setting.test(line))
  const isTable =
    settings.length > 0 &&
    lines.some(line => tableHead.test(line)) &&
    lines.every(
      line =>
        tableHead.test(line) || setting.test(line) || /^\s*(?:[#;\]}]|["'[{].*,?$)/.test(line),
    )
  if (!isTable) return undefined
  return settings.every(line => typed.test(line)) ? 'toml' : 'ini'
}
