import { captions, mail } from './captions.ts'
import { csv } from './csv.ts'
import { diff } from './diff.ts'
import { directives } from './directives.ts'
import { dockerfile } from './dockerfile.ts'
import { documentMarks, documentReader } from './documents.ts'
import { fields } from './fields.ts'
import { gettext } from './gettext.ts'
import { gherkin } from './gherkin.ts'
import { http } from './http.ts'
import { indentedReader, indentedTemplates } from './indented.ts'
import { jvm } from './jvm.ts'
import type { Read } from './lexer.ts'
import { output, pathPatterns, plain } from './listings.ts'
import { makefile } from './makefile.ts'
import { robot } from './robot.ts'
import { troff } from './troff.ts'
import { moduleList, valueList } from './word-list.ts'

/** A language of this folder: which files it has, and how they are read. */
export interface Dialect {
  readonly files: readonly string[]
  readonly read: Read
}

/** Formats that go by lines, sorted by name. */
export const formats = {
  apache: { files: ['.htaccess', 'httpd.conf', 'apache2.conf', '*.vhost'], read: directives },
  caddyfile: {
    files: ['Caddyfile', 'Caddyfile.*', '*.caddyfile', '*.caddyfiletest'],
    read: directives,
  },
  captions: { files: ['*.srt', '*.vtt', '*.sbv', '*.lrc'], read: captions },
  csv: { files: ['*.csv', '*.tsv'], read: csv },
  diff: { files: ['*.diff', '*.patch'], read: diff },
  directives: {
    files: [
      'sshd_config',
      'ssh_config',
      'pg_hba.conf',
      'redis.conf',
      'tmux.conf',
      '.tmux.conf',
      '.inputrc',
      '.screenrc',
      '.muttrc',
      'torrc',
    ],
    read: directives,
  },
  dockerfile: {
    files: ['Dockerfile', 'Dockerfile.*', '*.Dockerfile', '*.dockerfile', 'Containerfile'],
    read: dockerfile,
  },
  fields: {
    files: ['*.cabal', 'cabal.project', 'DESCRIPTION', '*.ics', '*.vcf', '*.control'],
    read: fields,
  },
  gettext: { files: ['*.po', '*.pot'], read: gettext },
  gherkin: { files: ['*.feature'], read: gherkin },
  'go-modules': { files: ['go.mod', 'go.sum', 'go.work', 'go.work.sum'], read: moduleList },
  haml: { files: ['*.haml', '*.hamlc'], read: indentedReader(indentedTemplates.haml) },
  haproxy: { files: ['haproxy.cfg', 'haproxy.conf'], read: directives },
  http: { files: ['*.http'], read: http },
  jvm: { files: ['baseline-prof.txt', 'startup-prof.txt', '*.api', '*.pro', '*.pgcfg'], read: jvm },
  mail: { files: ['*.eml', '*.mbox', 'MANIFEST.MF', '*.mf'], read: mail },
  makefile: {
    files: ['Makefile', 'makefile', 'GNUmakefile', 'Makefile.*', '*.mk', '*.mak', '*.am'],
    read: makefile,
  },
  mediawiki: {
    files: ['*.mediawiki', '*.wiki', '*.creole'],
    read: documentReader(documentMarks.mediawiki),
  },
  nginx: { files: ['nginx.conf', '*.nginx', '*.nginxconf', '*.vcl'], read: directives },
  org: { files: ['*.org'], read: documentReader(documentMarks.org) },
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
      '.vscodeignore',
      '.fdignore',
      '.rgignore',
      '.ignore',
      '.cvsignore',
      '.bzrignore',
      '.nodemonignore',
      '.remarkignore',
      '.slugignore',
      '.vercelignore',
      '.cfignore',
      '.jshintignore',
      '.artifactignore',
      '.git-blame-ignore-revs',
    ],
    read: pathPatterns,
  },
  pod: { files: ['*.pod', '*.pod6'], read: documentReader(documentMarks.pod) },
  pug: { files: ['*.pug', '*.jade'], read: indentedReader(indentedTemplates.pug) },
  rdoc: { files: ['*.rdoc'], read: documentReader(documentMarks.rdoc) },
  robot: { files: ['*.robot', '*.resource'], read: robot },
  slim: { files: ['*.slim', '*.emblem'], read: indentedReader(indentedTemplates.slim) },
  text: { files: ['*.txt', '*.text', '*.me', '*.1st'], read: plain },
  textile: { files: ['*.textile'], read: documentReader(documentMarks.textile) },
  troff: {
    files: [
      ...'123456789'.split('').map(section => `*.${section}`),
      '*.man',
      '*.mdoc',
      '*.roff',
      '*.troff',
      '*.groff',
    ],
    read: troff,
  },
  typst: { files: ['*.typ'], read: documentReader(documentMarks.typst) },
  'value-list': {
    files: [
      'requirements*.txt',
      'constraints*.txt',
      'Gemfile.lock',
      'gems.locked',
      'crontab',
      '*.crontab',
      '*.dict',
      '*.lst',
      '*.list',
      '.ruby-version',
      '.tool-versions',
      '.nvmrc',
      '.python-version',
      'Procfile',
      '.rspec',
      '.yardopts',
      '*.options',
      '_headers',
      '_redirects',
      'fstab',
      'hosts',
    ],
    read: valueList,
  },
} satisfies Record<string, Dialect>
