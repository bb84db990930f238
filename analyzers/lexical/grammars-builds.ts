import {
  anyHash,
  block,
  double,
  doubled,
  hash,
  line,
  lineWhere,
  multiline,
  nested,
  quote,
  raw,
  single,
  slashes,
} from './delimiters.ts'
import type { Grammar } from './grammar.ts'

const hashMarks = [hash, double, single]
const slashMarks = [...slashes, double, single]

/** Builds, packages, schemas and settings of programs, sorted by name. */
export const buildGrammars = {
  avdl: {
    files: ['*.avdl'],
    delimiters: slashMarks,
    declares: 'protocol record enum error fixed',
    imports: 'import',
    typed: true,
    labels: '@',
  },
  bicep: {
    files: ['*.bicep', '*.bicepparam'],
    delimiters: [...slashes, raw("'''", "'''"), quote("'", { hole: '\\$\\{' })],
    declares: 'param var resource module output type func',
    imports: 'using import',
    colon: 'property',
    labels: '@',
  },
  'build-settings': {
    files: ['*.xcconfig', '*.zone', '*.rules'],
    delimiters: [lineWhere('^[ \\t]*[;#]'), lineWhere('//(?<![^\\s]//)'), doubled('"')],
    code: 'data',
    letters: '-./\\\\',
  },
  capnp: {
    files: ['*.capnp'],
    delimiters: [anyHash, double],
    declares: 'struct enum interface const annotation union group',
    imports: 'using import',
    sigils: '@$',
  },
  dhall: {
    files: ['*.dhall', '*.nickel'],
    delimiters: [line('--'), nested('{-', '-}'), raw("''", "''"), quote('"', { hole: '\\$\\{' })],
    declares: 'let',
    colon: 'property',
    assigns: '=',
    fields: '{',
  },
  dune: {
    files: ['dune', 'dune-project', 'dune-workspace', '*.opam', '*.kicad_pcb', '*.sexp'],
    delimiters: [lineWhere('[;#](?<![^\\s][;#])'), quote('"', multiline)],
    code: 'data',
    letters: '-./_',
  },
  flatbuffers: {
    files: ['*.fbs'],
    delimiters: slashMarks,
    declares: 'table struct enum union namespace root_type rpc_service',
    imports: 'include',
    colon: 'declaration',
  },
  gn: {
    files: ['*.gn', '*.gni', '*.ninja'],
    delimiters: [hash, quote('"', { hole: '\\$\\{', variable: '\\$[A-Za-z_]\\w*' })],
    declares: 'template rule pool build',
    imports: 'import include subninja',
    assigns: '= +=',
    sigils: '$',
  },
  hocon: {
    files: ['*.hocon', '*.hjson', '*.cson', '*.libconfig'],
    delimiters: [...slashes, hash, quote('"""', multiline), raw("'''", "'''"), double, single],
    code: 'data',
    letters: '-.',
  },
  jsonnet: {
    files: ['*.jsonnet', '*.libsonnet'],
    delimiters: [...slashes, hash, raw('\\|\\|\\|', '\\|\\|\\|'), double, single],
    declares: 'local function',
    imports: 'import importstr',
    colon: 'property',
    parameters: 'function',
    sigils: '$',
  },
  kconfig: {
    files: ['Kconfig', 'Kconfig.*', '*.kconfig', 'Config.in', '*.Kconfig'],
    delimiters: hashMarks,
    declares: 'config menuconfig choice',
    imports: 'source',
  },
  kdl: { files: ['*.kdl'], delimiters: [...slashes, double], code: 'data', letters: '-.' },
  meson: {
    files: ['meson.build', 'meson_options.txt', 'meson.options'],
    delimiters: [hash, raw("'''", "'''"), single],
    assigns: '=',
    colon: 'property',
    imports: 'import subdir',
  },
  pbxproj: {
    files: ['*.pbxproj', '*.strings'],
    delimiters: [block('/*', '*/'), line('//'), quote('"', multiline)],
    code: 'data',
    letters: '-./$',
  },
  ron: {
    files: ['*.ron'],
    delimiters: [...slashes, double],
    code: 'data',
    letters: '-',
  },
  smithy: {
    files: ['*.smithy', '*.tsp', '*.dbml', '*.zmodel', '*.webidl', '*.idl'],
    delimiters: [...slashes, quote('"""', multiline), double, single],
    declares:
      'service operation resource structure union list map enum namespace model interface op scalar alias dictionary typedef Table Enum string integer',
    imports: 'use using import',
    colon: 'declaration',
    labels: '@$',
    typed: true,
  },
  solution: {
    files: ['*.sln'],
    delimiters: [lineWhere('^#'), double],
    code: 'data',
    letters: '-.',
  },
  textproto: {
    files: ['*.textproto', '*.pbtxt', '*.prototxt', '*.txtpb', '*.asciipb'],
    delimiters: hashMarks,
    code: 'data',
    letters: '-.',
  },
} satisfies Record<string, Grammar>
