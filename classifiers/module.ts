import { identifierAs, pathAs } from './meanings.ts'
import {
  all,
  any,
  type Claim,
  callee,
  content,
  firstOf,
  isFirst,
  isString,
  language,
  not,
  slot,
} from './rows.ts'
import { hasExtension } from './shapes.ts'
import { isImport, isMock } from './vocabulary.ts'

/** Where a grammar lost its way, the word in front still tells. */
const followsImport: Claim = ({ text, region, context }) =>
  context.slot === undefined &&
  /(?:\bfrom|\bimport|\brequire\s*\()\s*$/.test(
    text.slice(Math.max(0, region.start - 20), Math.max(0, region.start - 1)),
  )

/** In these languages a module is named by its file. */
const namesFiles = language(
  'cmake',
  'makefile',
  'cpp',
  'c',
  'css',
  'php',
  'shell',
  'protobuf',
  'objective-c',
  'scss',
  'less',
  'sass',
)

const leadsToFile: Claim = seen => seen.leadsToFile(seen.content)

const isImported = all(callee(isImport), isFirst)

/** A package of npm may have a dot in its name; elsewhere what follows a dot is an extension. */
const isOfNpm = language('javascript', 'jsx', 'typescript', 'tsx', 'vue', 'svelte')

const looksLikeFile = any(
  content(/^(?:[./~]|@\/)/),
  all(isOfNpm, seen => hasExtension(seen.content)),
  all(not(isOfNpm), content(/\.\w{1,9}$/)),
)

/** A module specifier: a file where it leads to one, a package's name otherwise. */
export const moduleSpecifier = firstOf(
  [undefined, not(isString)],
  [
    pathAs('import-path'),
    any(
      callee(name => name === 'require_relative'),
      all(callee(isMock), isFirst, looksLikeFile),
    ),
  ],
  [undefined, not(any(slot('module'), followsImport, isImported))],
  [identifierAs('import'), language('go')],
  [pathAs('import-path'), any(namesFiles, looksLikeFile, all(leadsToFile, not(language('ruby'))))],
  [identifierAs('import'), isString],
)
