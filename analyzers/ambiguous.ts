/** A language, and what a text of it looks like; the last one of a list needs no look. */
type Look = readonly [language: string, look: RegExp]

/**
 * Endings that several languages share, each with the languages that its text may show. Where none
 * shows, the table of languages decides.
 */
const looks: Readonly<Record<string, readonly Look[]>> = {
  '.1': [['unknown', /(?<![\s\S])(?![\s\S]{0,4000}^[.'](?:\\"|[A-Z][A-Za-z]\b))/m]],
  '.api': [['unknown', /(?<![\s\S])(?![\s\S]{0,4000}(?:^|\s)(?:class|interface) [\w$/]+)/m]],
  '.bas': [['basic', /^\d+ /m]],
  '.cls': [
    ['tex', /\\(?:NeedsTeXFormat|ProvidesClass|newcommand|RequirePackage)\b/],
    ['apex', /\b(?:global|public|private|with sharing)\b[^\n]*\{/],
    ['vb', /^(?:VERSION \d|Attribute VB_|Option Explicit)/m],
  ],
  '.def': [['c', /^[ \t]*#[ \t]*(?:define|include|if)|^[A-Z_]+\(/m]],
  '.ignore': [['json', /(?<![\s\S])\s*\{\s*"/]],
  '.m': [
    ['objective-c', /^[ \t]*(?:#import|@(?:interface|implementation|import|protocol|end)\b|\/\/)/m],
    ['matlab', /^[ \t]*(?:function\b|classdef\b|%|end;?[ \t]*$)/m],
  ],
  '.mod': [['go-modules', /^module \S/m]],
  '.pp': [['puppet', /=>|^[ \t]*(?:class|define|node)[ \t]+[\w:']+/m]],
  '.pro': [
    ['jvm', /^[ \t]*-(?:keep|dont|optimi|renamesource|repackage|allow|include)/m],
    ['prolog', /:-/],
    ['ini', /^\s*\w+[ \t]*\+?=/m],
  ],
  '.rest': [['http', /^[ \t]*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]+\S/m]],
  '.v': [['coq', /^[ \t]*(?:Require|Theorem|Lemma|Definition|Proof|Inductive)\b/m]],
}

const blockLine = /[{};][ \t]*\r?$/gm
const settingLine = /^[ \t]*[\w.\-/ ]*\w[ \t]*[=:]/gm
const anyLine = /^[ \t]*[^\s#;]/gm

/** Settings of programs have many forms under one ending: sections and pairs, braces, directives. */
function settings(sample: string): string | undefined {
  if (/^[ \t]*<\/?[A-Z][A-Za-z]+(?:[ \t][^>\n]*)?>[ \t]*\r?$/m.test(sample)) return 'apache'
  const lines = count(sample, anyLine)
  const pairs = count(sample, settingLine)
  if (count(sample, blockLine) * 4 > lines)
    return pairs * 3 < lines || /;[ \t]*\r?$/m.test(sample) ? 'nginx' : 'hocon'
  const isIni = /^[ \t]*\[[^\]\n]+\][ \t]*\r?$/m.test(sample) || pairs * 2 > lines || lines === 0
  return isIni ? undefined : 'directives'
}

const count = (sample: string, pattern: RegExp): number => sample.match(pattern)?.length ?? 0

/** How much of a text is looked at, in UTF-16 units. */
const sampleSize = 8000

/** The language of a file whose ending alone does not tell, where its text does. */
export function ambiguousLanguage(name: string, text: string): string | undefined {
  const ending = name.slice(name.lastIndexOf('.'))
  const sample = text.slice(0, sampleSize)
  if (ending === '.conf' || ending === '.cfg') return settings(sample)
  return looks[/^\.[2-9]$/.test(ending) ? '.1' : ending]?.find(([, look]) => look.test(sample))?.[0]
}
