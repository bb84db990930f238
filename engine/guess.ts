import { languageOf } from '../analyzers/index.ts'

/**
 * A language that a text looks like. Where `isProved` is set the shape is only a hint, and the
 * language's parser has the last word.
 */
export interface Guess {
  readonly language: string
  readonly isProved: boolean
}

type Shape = readonly [language: string, look: RegExp]

/** Shapes that nothing else has. */
const certain: readonly Shape[] = [
  [
    'sql',
    /^\s*(?:SELECT\s[\s\S]*?\sFROM\s|INSERT\s+INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|(?:CREATE|ALTER|DROP|TRUNCATE)\s+(?:(?:UNIQUE|TEMP|TEMPORARY|OR REPLACE|MATERIALIZED)\s+)*(?:TABLE|INDEX|VIEW|TYPE|TRIGGER|FUNCTION|DATABASE|SCHEMA|SEQUENCE|CONSTRAINT|EXTENSION)\b|WITH\s+\w+\s+AS\s*\()/i,
  ],
  ['graphql', /^\s*(?:query|mutation|subscription|fragment)\b[^{}.!?]*\{[\s\S]*\}\s*$/],
  [
    'html',
    /^\s*(?:<!doctype html|<(?:html|body|div|p|span|ul|ol|li|table|tr|td|a|img|h[1-6]|script|style|form|section|header|article|svg|button|input|br|strong|em|b|i|pre|code)\b[^>]*>)[\s\S]*>\s*$/i,
  ],
  ['xml', /^\s*<\?xml\s/],
  ['html', /^\s*<([a-z][\w-]*)(?=[\s>])[^<>]*>[\s\S]*<\/\1>\s*$/],
  ['html', /^\s*<[a-z][\w-]*\s[^<>]*=\s?["'][^<>]*>\s*$/],
  ['xml', /^\s*<([A-Za-z][\w:.-]*)(?=[\s>])[^<>]*>[\s\S]*<\/\1>\s*$/],
  ['ruby', /^\s*[a-z_][^\n]* do(?: \|[^|\n]*\|)?[ \t]*\n[\s\S]*\n[ \t]*end[ \t]*(?:\n|$)/],
  ['json', /^\s*(?:\{\s*\\?"[^"\n]*"\s*:|\[\s*\{\s*\\?")[\s\S]*[}\]]\s*$/],
  ['php', /^\s*<\?php\s/],
  ['diff', /^\s*(?:diff --git |--- \S+[^\n]*\n\+\+\+ |@@ -\d+)/],
  ['dockerfile', /^\s*FROM [\w./:@${}-]+(?: AS \w+)?[ \t]*\n+(?:RUN|COPY|ADD|ENV|WORKDIR|ARG) /],
  ['protobuf', /^\s*syntax = ['"]proto\d/],
  ['hcl', /^\s*(?:resource|variable|module|provider|data|output)(?: "[\w-]+"){1,2} \{/],
]

const selector =
  '(?:[.#@:*][\\w-]|(?:a|body|button|div|h[1-6]|html|input|li|main|nav|p|span|table|ul)\\b)'

/** Shapes that a sentence might have as well. */
const likely: readonly Shape[] = [
  [
    'css',
    new RegExp(`^\\s*(?:/\\*[\\s\\S]{0,500}?\\*/\\s*)?${selector}[^{};\\n]{0,200}\\{[^{}]*:[^{}]*`),
  ],
  ['go', /^\s*(?:\/\/[^\n]*\n\s*)*(?:package \w+[ \t]*\n|func (?:\([^)\n]*\) )?\w+\()/],
  [
    'java',
    /^\s*(?:package [\w.]+;|import (?:static )?[\w.*]+;|(?:public|private|protected) [\w<>[\], ]+[({])/,
  ],
  [
    'csharp',
    /^\s*(?:using [\w.]+;|namespace [\w.]+\s*[{;]|(?:public|internal|private) [\w<>[\], ]+[({])/,
  ],
  [
    'rust',
    /^\s*(?:#!?\[[^\n]*\][ \t]*\n\s*)*(?:pub(?:\(\w+\))? )?(?:fn|struct|enum|mod|impl|trait|use|let)\b[^\n]*[{;,(]/,
  ],
  [
    'python',
    /^\s*(?:from [\w.]+ import [\w(*]|(?:async )?def \w+\(|class \w+[^\n]*:[ \t]*\n|@\w[\w.]*[^\n]*\n\s*(?:async |def |class )|import [\w.]+(?: as \w+)?[ \t]*\n|(?:if|for|while|with) [^\n]+:[ \t]*\n)/,
  ],
  ['ruby', /^\s*(?:class [A-Z]\w*|module [A-Z]\w*|def [\w.?!]+)[^\n]*\n[\s\S]*\n[ \t]*end\s*$/],
  ['cpp', /^\s*#include [<"]/],
  [
    'typescript',
    /^\s*(?:(?:\/\/[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)\s*)*(?:['"]use \w+['"]|(?:export |async |default |declare )*(?:const|let|var|function|class|interface|enum|type)\b[\s*]*[\w$[{(][^\n]*[=({;]|import\b[^\n]*['"]|export [{*]|(?:if|for|while|switch)\s?\([^\n]*\)|return [^\n]*;|[\w$.]+(?:\(|\s[+*/|&?-]{0,3}=\s)[\s\S]*;\s*$|[a-z_$][\w$]*\.[\w$.]+\([^()]*\)$|(?:async )?\(?[\w, ]*\)? => [{(\w]|\([^()\n]*\) => |\(function )/,
  ],
  [
    'tsx',
    /^\s*(?:import\b[^\n]*['"]|(?:export |default )*(?:const|function)\b|<[A-Z]\w*[\s/>])[\s\S]*\/?>/,
  ],
]

/** Shapes of code in fences and blocks that name no language. */
const ofBlocks: readonly Shape[] = [
  [
    'python',
    /^[ \t]*(?:from [\w.]+ import |import \w+[ \t]*$|(?:async )?def \w+\(.*\).*:|class \w+.*:[ \t]*$|@\w[\w.]*(?:\(.*\))?[ \t]*$|\w+ = [A-Z]\w*\()/m,
  ],
  [
    'javascript',
    /^[ \t]*(?:import .* from ['"]|(?:const|let|var) [\w{[].* = |export (?:default|const|function|class)|(?:async )?function \w+\()/m,
  ],
  ['go', /^(?:package \w+$|func (?:\(.*\) )?\w+\()/m],
  ['console', /^\s*\$ \w/m],
  ['html', /^\s*<[a-z][\w-]*(?:\s[^>]*)?>/],
]

const fitting = (shapes: readonly Shape[], content: string, isProved: boolean): readonly Guess[] =>
  shapes.filter(([, look]) => look.test(content)).map(([language]) => ({ language, isProved }))

/** What a string may be, the likeliest first. */
export function guessString(content: string): readonly Guess[] {
  const [sure] = fitting(certain, content, false)
  return sure ? [sure] : fitting(likely, content, true)
}

/** What a block without a language may be. */
export const guessBlock = (content: string): Guess | undefined =>
  fitting([...certain, ...ofBlocks], content, false)[0]

/** A file's name close in front of a text: `write("rock/lighthouse.yaml", "..")`. */
const fileBeside =
  /["'`]([\w./ -]{0,100}\.[A-Za-z]\w{0,9})["'`]\s*(?:,|:|=>?|\))\s*(?:[\w.&]{0,20}\(?\s*)[\w@$]?["'`]{1,3}$/

/** The language of the file that the code names beside a text of several lines. */
export function languageBeside(before: string, content: string): string | undefined {
  const name = content.includes('\n') ? fileBeside.exec(before)?.[1] : undefined
  return name === undefined ? undefined : known(languageOf(name, ''))
}

/** The language of the file that a key names: `nginx.conf: |`. */
export function languageOfKey(key: string, content: string): string | undefined {
  return /^[\w./-]+\.[A-Za-z]\w{0,9}$/.test(key) && content.includes('\n')
    ? known(languageOf(key, ''))
    : undefined
}

const known = (language: string): string | undefined =>
  language === 'unknown' || language === 'text' ? undefined : language
