import type { Classifier } from './sighting.ts'

const names =
  /(?:^|\/)(?:(?:[A-Z]+[-_])?LICEN[CS]E|UNLICENSE|COPYING|NOTICE|COPYRIGHT)(?:[.-][\w.-]+)?$/i
const words =
  /\bcopyright\b|©|\(c\)\s*\d{4}|SPDX-License-Identifier|licensed under|all rights reserved|permission is hereby granted|redistribution and use/i

/** How far from the top of a file a licence header may end. */
const header = 6000

/** Licence headers, and whole licence files. */
export const license: Classifier = ({ path, region, content, text }) => {
  if (names.test(path) && region.syntax !== 'identifier')
    return { category: 'comment', kind: 'license' }
  if (region.syntax !== 'comment' || region.start > header) return undefined
  if (region.role === 'line')
    return words.test(lineBlock(text, region.start)) && region.start < 2000
      ? { category: 'comment', kind: 'license' }
      : undefined
  return words.test(content.slice(0, header)) ? { category: 'comment', kind: 'license' } : undefined
}

/** The comment lines from the top of a file down to `end`, when nothing else stands between. */
function lineBlock(text: string, end: number): string {
  const head = text.slice(0, end)
  return /^(?:#!.*\n)?(?:[ \t]*(?:\/\/|#|--|;|%).*\n)*[ \t]*$/.test(head)
    ? head + text.slice(end, end + 200).split('\n', 1)[0]
    : ''
}
