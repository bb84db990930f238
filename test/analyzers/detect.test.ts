import assert from 'node:assert/strict'
import { languageOf } from '../../analyzers/index.ts'

type Row = readonly [language: string, path: string, text?: string]

/** Names that say what a file is, though no table holds them as they stand. */
const derived: readonly Row[] = [
  ['ruby', 'spec/fixtures/Fastfile1'],
  ['ruby', 'ImportFastfile'],
  ['ruby', 'FastfileGrouped'],
  ['ruby', 'Gemfile.next'],
  ['dockerfile', 'Dockerfile-dev'],
  ['makefile', 'Makefile.am'],
  ['unknown', 'Makefiles'],
  ['unknown', 'Gemfiles'],
  ['value-list', 'requirements-dev.txt'],
  ['caddyfile', 'Caddyfile.pre'],
  ['go', 'caddyfile.go'],
  ['dockerfile', 'Dockerfile.lighthouse'],
  ['shell', 'lighthouse.sh.in'],
  ['ini', 'lighthouse.ini.template'],
]

/** Endings that several languages share. */
const shared: readonly Row[] = [
  ['apache', 'a.conf', '<VirtualHost *:80>\n</VirtualHost>\n'],
  ['nginx', 'a.conf', 'server {\n  listen 80;\n}\n'],
  ['hocon', 'a.conf', 'akka {\n  loglevel = INFO\n}\n'],
  ['ini', 'a.conf', 'lighthouse = 1\nlamp: 2\n'],
  ['ini', 'a.cfg', '[lighthouse]\nlamp 2\n'],
  ['directives', 'a.cfg', 'frontend lighthouse\n  bind *:80\n  mode http\n'],
  ['troff', 'lighthouse.1', '.TH LIGHTHOUSE 1\n'],
  ['troff', 'lighthouse.8', '.\\" Lighthouse\n.Dd Today\n'],
  ['unknown', 'lighthouse.log-1.2', 'lighthouse\n'],
  ['unknown', 'lib.so.1', 'lighthouse\n'],
  ['jvm', 'api/lighthouse.api', 'public final class coast/Lighthouse {\n'],
  ['unknown', 'lighthouse.api', 'lighthouse\n'],
  ['objective-c', 'a.m', '#import <Lighthouse.h>\n'],
  ['matlab', 'a.m', 'function lighthouse\nend\n'],
  ['puppet', 'a.pp', "file { 'lighthouse': ensure => present }\n"],
  ['pascal', 'a.pp', 'unit Lighthouse;\n'],
  ['jvm', 'a.pro', '-keep class coast.Lighthouse\n'],
  ['http', 'a.rest', 'GET /lighthouse\n'],
  ['restructuredtext', 'a.rest', 'Lighthouse\n=====\n'],
  ['vb', 'a.cls', 'VERSION 1.0 CLASS\n'],
  ['tex', 'a.cls', '\\ProvidesClass{lighthouse}\n'],
]

/** Texts without a telling name. */
const looks: readonly Row[] = [
  ['json', 'lighthouse.ignore', '{ "lighthouse": [1] }\n'],
  ['path-patterns', 'lighthouse.ignore', '{ lighthouse\n'],
  ['xml', 'lighthouse', '<?xml version="1.0"?><lighthouse/>'],
  ['html', 'lighthouse', '<!DOCTYPE html>\n<p>'],
  ['markdown', 'lighthouse', '---\ntitle: Lighthouse\n---\n'],
  ['yaml', 'lighthouse', '---\nlighthouse: 1\n'],
  ['diff', 'lighthouse', 'diff --git a/lighthouse b/lighthouse\n'],
  ['ruby', 'lighthouse', 'lane :lighthouse do |options|\n  light\nend\n'],
  ['python', 'lighthouse', 'def lighthouse(lamp):\n    pass\n'],
  ['shell', 'lighthouse', 'if true; then\n  light\nfi\n'],
  ['php', 'lighthouse', '<?php light();\n'],
  ['perl', 'lighthouse', '#!/usr/bin/perl\n'],
  ['awk', 'lighthouse', '#!/usr/bin/awk -f\n'],
  ['unknown', 'lighthouse', 'What lighthouses do\nat the\nend of the day.\n'],
  ['unknown', 'lighthouse', 'The lighthouse does shine.\n'],
]

const groups = { 'a known name inside of a longer one': derived, 'shared endings': shared, looks }

describe('the language of a file', () => {
  for (const [group, rows] of Object.entries(groups)) {
    for (const [language, path, text = ''] of rows) {
      it(`by ${group}: ${path} ${JSON.stringify(text)} is ${language}`, () => {
        assert.equal(languageOf(path, text), language)
      })
    }
  }
})

/** What is common on GitHub, one ending for each language that has no case of its own. */
const endings: Readonly<Record<string, string>> = {
  applescript: 'a.applescript',
  assembly: 'a.asm',
  autohotkey: 'a.ahk',
  bicep: 'a.bicep',
  capnp: 'a.capnp',
  cobol: 'a.cbl',
  cue: 'a.cue',
  dhall: 'a.dhall',
  dune: 'dune-project',
  gleam: 'a.gleam',
  gn: 'BUILD.gn',
  jsonnet: 'a.libsonnet',
  kconfig: 'Kconfig',
  m4: 'configure.ac',
  meson: 'meson.build',
  move: 'a.move',
  nushell: 'a.nu',
  pbxproj: 'a.pbxproj',
  qml: 'a.qml',
  raku: 'a.raku',
  reason: 'a.res',
  rego: 'a.rego',
  smithy: 'a.tsp',
  solution: 'a.sln',
  sparql: 'a.ttl',
  textproto: 'a.pbtxt',
  vala: 'a.vala',
  vyper: 'a.vy',
  wat: 'a.wat',
}

describe('an ending', () => {
  for (const [language, path] of Object.entries(endings)) {
    it(`of ${path} tells ${language}`, () => {
      assert.equal(languageOf(path, ''), language)
    })
  }
})
