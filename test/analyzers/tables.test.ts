import assert from 'node:assert/strict'
import {
  analyzerNameOf,
  analyzers,
  languageNamed,
  languageOf,
  languageTable,
} from '../../analyzers/index.ts'
import { type AnalyzerName, type Language, languages } from '../../analyzers/languages.ts'

const rows: readonly (readonly [string, Language])[] = Object.entries(languages)

const repeated = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) !== index)

describe('the table of languages', () => {
  it('gives each file name to one language', () => {
    assert.deepEqual(repeated(rows.flatMap(([, { files }]) => files)), [])
  })

  it('gives each name of a fence to one language', () => {
    assert.deepEqual(repeated(rows.flatMap(([name, { names }]) => [name, ...(names ?? [])])), [])
  })

  for (const [name, { names, files }] of rows) {
    it(`finds ${name} by its names and files`, () => {
      const aliases = [name, ...(names ?? [])].flatMap(alias => [alias, alias.toUpperCase()])
      const paths = files
        .filter(file => !file.includes('*'))
        .map(file => (file.startsWith('.') ? `rock${file}` : file))
      const found = [...aliases.map(languageNamed), ...paths.map(path => languageOf(path, ''))]
      assert.deepEqual([...new Set(found)], [name])
    })
  }

  it('is listed by name, each once', () => {
    const names = languageTable().map(({ name }) => name)
    assert.deepEqual(names, names.toSorted())
    assert.deepEqual(repeated(names), [])
  })
})

describe('the table of analyzers', () => {
  it('is sorted', () => {
    assert.deepEqual(Object.keys(analyzers), Object.keys(analyzers).toSorted())
  })

  for (const name of Object.values(languages).map(({ analyzer }) => analyzer)) {
    it(`ends with the delimiters after ${name}`, () => {
      const chain: AnalyzerName[] = [name]
      for (let { next } = analyzers[name]; next; next = analyzers[next].next) chain.push(next)
      assert.equal(chain.at(-1), 'lexical')
      assert.deepEqual(repeated(chain), [])
    })
  }

  it('reads a language without a parser by its delimiters', () => {
    assert.equal(analyzerNameOf('lighthouse'), 'lexical')
    assert.equal(analyzerNameOf('typescript'), 'babel')
  })
})

const files: Readonly<Record<string, readonly [path: string, text: string]>> = {
  typescript: ['src/lighthouse.ts', ''],
  javascript: ['lighthouse', '#!/usr/bin/env node\n'],
  python: ['bin/lighthouse', '#!/usr/bin/python3 -u\n'],
  shell: ['lighthouse', '#!/bin/sh\n'],
  dotenv: ['.env.local', ''],
  dockerfile: ['Dockerfile.lighthouse', ''],
  makefile: ['sub/Makefile', ''],
  json: ['composer.lock', ''],
  ruby: ['Gemfile', ''],
  yaml: ['lighthouse.YAML', ''],
  markdown: ['lighthouse', '---\na: 1\n---\n'],
  unknown: ['lighthouse.beacon', 'a: 1'],
}

describe('languageOf', () => {
  for (const [language, [path, text]] of Object.entries(files)) {
    it(`takes ${path} for ${language}`, () => {
      assert.equal(languageOf(path, text), language)
    })
  }

  it('looks through the endings of copies', () => {
    assert.equal(languageOf('lighthouse.ts.bak', ''), 'typescript')
    assert.equal(languageOf('etc/lighthouse.yaml.example', ''), 'yaml')
  })

  it('knows no language by a name that no table has', () => {
    assert.equal(languageNamed('lighthouse'), undefined)
  })
})
