import {
  anyHash,
  block,
  dollarString,
  doubled,
  hash,
  heredoc,
  line,
  multiline,
  quote,
  raw,
} from './delimiters.ts'
import type { Grammar } from './grammar.ts'

/** Languages of shells and build tools, sorted by name. */
export const toolGrammars = {
  cmake: {
    files: ['CMakeLists.txt', '*.cmake'],
    delimiters: [
      raw('#\\[(={0,32})\\[', '\\]$1\\]', { kind: 'block' }),
      anyHash,
      raw('\\[(={0,32})\\[', '\\]$1\\]'),
      quote('"', { hole: '\\$\\{', ...multiline }),
    ],
    declares: '',
    imports: 'include find_package',
    letters: '-',
  },
  fish: {
    files: ['*.fish'],
    delimiters: [hash, quote('"', { variable: '\\$\\w+', ...multiline }), quote("'", multiline)],
    code: 'words',
    letters: '-./:@%+,~=*?',
    sigils: '$',
    declares: 'set -l -g -x -gx -lx -Ux function for',
  },
  hcl: {
    files: ['*.tf', '*.tfvars', '*.hcl', '*.nomad'],
    delimiters: [
      line('#'),
      line('//'),
      block('/*', '*/'),
      heredoc('<<[~-]?(\\w{1,80})', '[$%]\\{([^{}\\n]+)\\}'),
      quote('"', { hole: '[$%]\\{' }),
    ],
    code: 'hcl',
    letters: '-',
  },
  nix: {
    files: ['*.nix'],
    delimiters: [
      anyHash,
      block('/*', '*/'),
      quote("''", { skip: "''[$']|''\\\\", hole: '\\$\\{', ...multiline }),
      quote('"', { hole: '\\$\\{', ...multiline }),
    ],
    letters: "-'",
    assigns: '=',
    imports: '',
    declares: 'inherit',
  },
  powershell: {
    files: [],
    delimiters: [
      block('<#', '#>'),
      hash,
      raw('@"[ \\t]*\\r?\\n', '^"@'),
      raw("@'[ \\t]*\\r?\\n", "^'@"),
      quote('"', {
        skip: '`[\\s\\S]|""',
        hole: '\\$\\(',
        variable: '\\$[A-Za-z_]\\w*',
        ...multiline,
      }),
      doubled("'", multiline),
    ],
    declares: 'function filter class enum',
    imports: 'using Import-Module',
    letters: '-',
    sigils: '$',
    assigns: '=',
  },
  starlark: {
    files: ['BUILD', 'BUILD.bazel', 'WORKSPACE', '*.bzl', '*.star'],
    delimiters: [anyHash, quote('"""', { ...multiline, docs: true }), quote('"'), quote("'")],
    declares: 'def for',
    imports: 'load',
    assigns: '=',
  },
  tcl: {
    files: ['*.tcl'],
    delimiters: [hash, dollarString],
    declares: 'proc set variable namespace global',
    imports: 'package source',
    sigils: '$',
  },
} satisfies Record<string, Grammar>
