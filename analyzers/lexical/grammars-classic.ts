import {
  anyHash,
  block,
  character,
  double,
  doubled,
  line,
  lineWhere,
  multiline,
  nested,
  quote,
  raw,
  single,
  whole,
} from './delimiters.ts'
import type { Grammar } from './grammar.ts'

const wordComment = (word: string) => lineWhere(`^[ \\t]*${word}\\b`)

/** Languages with comments of their own kind, sorted by name. */
export const classicGrammars = {
  ada: {
    files: ['*.adb', '*.ads', '*.gpr'],
    delimiters: [line('--'), doubled('"'), character],
    declares: 'procedure function package type subtype task entry body protected',
    imports: 'with use',
    colon: 'declaration',
  },
  batch: {
    files: ['*.bat', '*.cmd'],
    delimiters: [
      lineWhere('^[ \\t]*@?(?:[rR][eE][mM]\\b|::)'),
      quote('"', {
        open: '"(?<![sS][eE][tT][ \\t]+(?:/[a-zA-Z][ \\t]+)?"(?:[^"\\n]*")?)',
        skip: '(?!)',
        variable: '%\\w+(?=%)',
      }),
    ],
    code: 'batch',
    letters: '-./:@+,~=\\\\',
    commands: true,
  },
  fortran: {
    files: ['*.f', '*.for', '*.f77', '*.f90', '*.f95', '*.f03', '*.f08'],
    delimiters: [line('!'), lineWhere('^[cC*](?=[ \\t*-])'), doubled('"'), doubled("'")],
    declares: 'subroutine function program module type interface ::',
    imports: 'use include USE INCLUDE',
    members: '%',
    parameters: 'subroutine function',
  },
  lua: {
    files: ['*.lua', '*.luau', '*.rockspec', '*.nse', '.luacheckrc'],
    delimiters: [
      raw('--\\[(={0,32})\\[', '\\]$1\\]', { kind: 'block' }),
      { kind: 'doc', open: '---' },
      line('--'),
      raw('\\[(={0,32})\\[', '\\]$1\\]'),
      double,
      single,
    ],
    declares: 'function local',
    members: ':',
    assigns: '=',
    parameters: 'function',
    fields: '{',
  },
  matlab: {
    files: ['*.matlab', '*.mlx'],
    delimiters: [
      raw('^[ \\t]*%\\{[ \\t]*$', '^[ \\t]*%\\}', { kind: 'block' }),
      line('%'),
      doubled('"'),
      doubled("'", { open: "'(?<![\\w)\\]}.']')" }),
    ],
    declares: 'function classdef properties methods',
    imports: 'import',
    assigns: '=',
    parameters: 'function',
  },
  pascal: {
    files: ['*.pas', '*.pp', '*.dpr', '*.lpr'],
    delimiters: [line('//'), block('{', '}'), block('(*', '*)'), doubled("'")],
    declares: 'procedure function program unit type class property constructor destructor',
    imports: 'uses',
    colon: 'declaration',
  },
  sql: {
    files: [
      '*.sql',
      '*.ddl',
      '*.psql',
      '*.pgsql',
      '*.pls',
      '*.plb',
      '*.pkb',
      '*.pks',
      '*.hql',
      '*.cql',
    ],
    delimiters: [
      line('--'),
      anyHash,
      nested('/*', '*/'),
      raw('\\$([A-Za-z_]\\w{0,80})?\\$', '\\$$1\\$', { language: 'sql' }),
      doubled("'", { skip: "''|\\\\'(?=[^;\\n]*')", ...multiline }),
      doubled('"', { kind: 'name' }),
      quote('`', { kind: 'name' }),
      whole('\\[[A-Za-z_][\\w ]*\\]', 'name'),
    ],
    code: 'sql',
  },
  tex: {
    files: ['*.tex', '*.sty', '*.cls', '*.ltx'],
    delimiters: [
      lineWhere('%(?<!\\\\%)'),
      raw(
        '\\\\begin\\{(?:verbatim|lstlisting|minted)\\*?\\}',
        '\\\\end\\{(?:verbatim|lstlisting|minted)\\*?\\}',
        { kind: 'plain' },
      ),
    ],
    code: 'tex',
    letters: '-',
  },
  vb: {
    files: ['*.vb', '*.vbs', '*.bas'],
    delimiters: [
      { kind: 'doc', open: "'''" },
      line("'"),
      wordComment('[Rr][Ee][Mm]'),
      doubled('"'),
    ],
    declares:
      'Class Module Sub Function Property Dim Const Structure Enum Interface Private Public',
    imports: 'Imports',
    parameters: 'Sub Function',
  },
  vim: {
    files: ['*.vim', '.vimrc', '_vimrc'],
    delimiters: [
      lineWhere('^[ \\t]*"'),
      lineWhere('"(?<=[ \\t]")(?=[ \\t][^"\\n]*$)'),
      double,
      doubled("'"),
    ],
    declares: 'function function! let command command! augroup',
    imports: 'source runtime packadd',
    letters: '!:#',
    sigils: '&',
    parameters: 'function function!',
  },
  vhdl: {
    files: ['*.vhd', '*.vhdl'],
    delimiters: [line('--'), double, character],
    declares: 'entity architecture signal component process package variable constant type',
    imports: 'library use',
    colon: 'declaration',
  },
} satisfies Record<string, Grammar>
