import assert from 'node:assert/strict'
import { isAcronym, splitWords } from '../../core/words.ts'

const names: Readonly<Record<string, string>> = {
  workPackage: 'work Package',
  WorkPackage: 'Work Package',
  work_package: 'work package',
  WORK_PACKAGE: 'WORK PACKAGE',
  'work-package': 'work package',
  'work.package': 'work package',
  'work/package': 'work package',
  ' work  package ': 'work package',
  XMLHttpRequest: 'XML Http Request',
  HTMLElement2: 'HTML Element 2',
  html_element_2: 'html element 2',
  HTTPSAPIClient: 'HTTPS API Client',
  parseURL: 'parse URL',
  userIDs: 'user IDs',
  APIs: 'APIs',
  v2Feature: 'v 2 Feature',
  größeÄndern: 'größe Ändern',
  功能: '功能',
  __proto__: 'proto',
  $lighthouse: 'lighthouse',
  X: 'X',
  '': '',
  '--': '',
}

describe('splitWords', () => {
  for (const [name, words] of Object.entries(names)) {
    it(`splits \`${name}\` into \`${words}\``, () => {
      assert.equal(splitWords(name).join(' '), words)
    })
  }

  it('knows acronyms in any case', () => {
    assert.equal(isAcronym('Api'), true)
    assert.equal(isAcronym('lighthouse'), false)
  })

  it('leaves capitals that hold no known acronyms as one word', () => {
    assert.deepEqual(splitWords('LIGHTHOUSE'), ['LIGHTHOUSE'])
    assert.deepEqual(splitWords('HTTPLIGHT'), ['HTTPLIGHT'])
  })
})
