import fc from 'fast-check'
import { renderStyle, styleNames } from '../../core/styles.ts'

const spellingsOf = (...words: readonly string[]): readonly string[] =>
  styleNames.map(style => renderStyle(words, style))

/** Every spelling of the two terms that the generated texts are about. */
export const spellings = [
  ...spellingsOf('lighthouse'),
  ...spellingsOf('lighthouses'),
  ...spellingsOf('work', 'package'),
  ...spellingsOf('work', 'packages'),
]

const nearMisses = [
  'delighthouse',
  'lighthousekeeper',
  'homework_package',
  'LIGHTHOUSEx',
  'liGHThouse',
]
const wraps = ['work\n * package', 'work\r\npackage', 'Work\n// package', 'work \n\t# packages']
const separators = ['', ' ', '_', '-', '.', '/', '\n', '\r\n', '\t', '"', "'", '(', ')', '\\n', '$']
const others = ['a', 'X', 'is', 'Id', '2', 'é', '🗼', '功能', '\u00a0', 'work', 'package', 'light']

/** A text in which the terms `lighthouse` and `work package` stand in all sorts of company. */
export const textOfPieces = fc
  .array(fc.constantFrom(...spellings, ...nearMisses, ...wraps, ...separators, ...others), {
    maxLength: 30,
  })
  .map(pieces => pieces.join(''))
