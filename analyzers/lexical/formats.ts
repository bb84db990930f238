import { csv } from './csv.ts'
import { dockerfile } from './dockerfile.ts'
import { gherkin } from './gherkin.ts'
import type { Read } from './lexer.ts'
import { diff, output, pathPatterns, plain } from './listings.ts'
import { makefile } from './makefile.ts'
import { robot } from './robot.ts'

/** A language of this folder: which files it has, and how they are read. */
export interface Dialect {
  readonly files: readonly string[]
  readonly read: Read
}

/** Formats that go by lines, sorted by name. */
export const formats = {
  csv: { files: ['*.csv', '*.tsv'], read: csv },
  diff: { files: ['*.diff', '*.patch'], read: diff },
  dockerfile: {
    files: ['Dockerfile', 'Dockerfile.*', '*.Dockerfile', '*.dockerfile', 'Containerfile'],
    read: dockerfile,
  },
  gherkin: { files: ['*.feature'], read: gherkin },
  makefile: {
    files: ['Makefile', 'makefile', 'GNUmakefile', 'Makefile.*', '*.mk', '*.mak'],
    read: makefile,
  },
  output: { files: ['*.log', '*.out', '*.err', '*.stderr', '*.stdout'], read: output },
  'path-patterns': {
    files: [
      '.gitignore',
      '.dockerignore',
      '.npmignore',
      '.prettierignore',
      '.eslintignore',
      '.gcloudignore',
      '.helmignore',
      '.stylelintignore',
      '.gitattributes',
      '.hgignore',
      'CODEOWNERS',
      'MANIFEST.in',
    ],
    read: pathPatterns,
  },
  robot: { files: ['*.robot', '*.resource'], read: robot },
  text: { files: ['*.txt', '*.text'], read: plain },
} satisfies Record<string, Dialect>
