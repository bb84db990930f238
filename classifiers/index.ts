import { command } from './command.ts'
import { directive } from './directive.ts'
import { environment } from './environment.ts'
import { flag } from './flag.ts'
import { identifier } from './identifier.ts'
import { key } from './key.ts'
import { license } from './license.ts'
import { marked } from './marked.ts'
import { markupName } from './markup-name.ts'
import { message, value } from './message.ts'
import { moduleSpecifier } from './module.ts'
import { pathLiteral } from './path-literal.ts'
import { placeholder } from './placeholder.ts'
import { serializedKey } from './serialized-key.ts'
import { word } from './shell.ts'
import type { Answer, Classifier, Sighting } from './sighting.ts'
import { regex, singleToken } from './single-token.ts'
import { symbolString } from './symbol-string.ts'
import { target } from './target.ts'
import { comment, fallback, prose } from './text.ts'
import { url } from './url.ts'

/** First answer wins, so the order is the specification. */
export const classifiers = {
  directive,
  license,
  marked,
  comment,
  key,
  placeholder,
  identifier,
  'markup-name': markupName,
  module: moduleSpecifier,
  target,
  flag,
  environment,
  'serialized-key': serializedKey,
  'symbol-string': symbolString,
  url,
  command,
  'path-literal': pathLiteral,
  word,
  prose,
  fallback,
  message,
  value,
  regex,
  'single-token': singleToken,
} satisfies Record<string, Classifier>

/** One classifier's answer; only the last one of a list has any. */
export interface Asked {
  readonly classifier: string
  readonly answer: Answer | undefined
}

/** The classifiers that were asked about an occurrence, in order, up to the one that answered. */
export function asked(seen: Sighting): readonly Asked[] {
  const list: Asked[] = []
  for (const [classifier, ask] of Object.entries(classifiers)) {
    const answer = ask(seen)
    list.push({ classifier, answer })
    if (answer) break
  }
  return list
}

/** The meaning of an occurrence and the name of the classifier that decided. */
export function classify(seen: Sighting): Answer & { readonly classifier: string } {
  const last = asked(seen).at(-1)
  if (last?.answer) return { ...last.answer, classifier: last.classifier }
  return {
    category: 'unsure',
    kind: 'unsure',
    reason: `no classifier knows ${seen.region.syntax} here`,
    classifier: 'none',
  }
}
