import assert from 'node:assert/strict'
import type { Category } from '../../core/occurrence.ts'
import type { Place } from '../../core/replace.ts'
import { replaceAll } from '../support/replace-all.ts'

/** A text, and what becomes of it. */
type Cases = Readonly<Record<string, string>>

function check(from: string, to: string, cases: Cases, place?: Place): void {
  for (const [text, expected] of Object.entries(cases)) {
    it(`turns ${JSON.stringify(text)} into ${JSON.stringify(expected)}`, () => {
      assert.equal(replaceAll(text, from, { to }, place), expected)
    })
  }
}

const inPlace = (category: Category, language = 'typescript', title = false): Place => ({
  category,
  language,
  title,
})

describe('replacementOf', () => {
  describe('several words to several words', () =>
    check('work package', 'light house', {
      workPackage: 'lightHouse',
      WorkPackage: 'LightHouse',
      work_package: 'light_house',
      WORK_PACKAGE: 'LIGHT_HOUSE',
      'work-package': 'light-house',
      'Work-Package': 'Light-House',
      'work.package': 'light.house',
      'WORK-PACKAGE': 'LIGHT-HOUSE',
      'Work Package': 'Light House',
      'Work package': 'Light house',
      'work package': 'light house',
      'WORK PACKAGE': 'LIGHT HOUSE',
      workpackage: 'lighthouse',
      WORKPACKAGE: 'LIGHTHOUSE',
      Workpackage: 'Lighthouse',
      getWorkPackagesById: 'getLightHousesById',
      WORK_PACKAGE_ID: 'LIGHT_HOUSE_ID',
      '  * a work\n  * package.': '  * a light\n  * house.',
      'work\r\npackage': 'light\r\nhouse',
    }))

  describe('one word to one word', () =>
    check('lighthouse', 'beacon', {
      lighthouse: 'beacon',
      Lighthouse: 'Beacon',
      LIGHTHOUSE: 'BEACON',
      getLighthouse: 'getBeacon',
      lighthouses: 'beacons',
      LIGHTHOUSE_HOME: 'BEACON_HOME',
      'Lighthouse-Id': 'Beacon-Id',
      'the delighthouse': 'the delighthouse',
    }))

  describe('one word to several words', () =>
    check('feature', 'work package', {
      getFeature: 'getWorkPackage',
      feature_id: 'work_package_id',
      FEATURE_ID: 'WORK_PACKAGE_ID',
      'feature-id': 'work-package-id',
      'X-Feature-Id': 'X-Work-Package-Id',
    }))

  describe('in names', () => {
    const place = inPlace('identifier')
    check('feature', 'work package', { feature: 'workPackage', Feature: 'WorkPackage' }, place)
    check('feature', 'work package', { FEATURE: 'WORK_PACKAGE' }, place)
    check('feature', 'work package', { feature: 'work_package' }, inPlace('identifier', 'python'))
    check('feature', 'work package', { feature: 'work-package' }, inPlace('identifier', 'css'))
  })

  describe('in words', () => {
    const words = { feature: 'work package', Feature: 'Work package', FEATURE: 'WORK PACKAGE' }
    check('feature', 'work package', words, inPlace('prose'))
    check('feature', 'work package', words, inPlace('comment'))
    const title = inPlace('prose', 'markdown', true)
    check('feature', 'work package', { Feature: 'Work Package' }, title)
  })

  describe('in data and paths', () => {
    check('feature', 'work package', { feature: 'work-package' }, inPlace('path', 'path'))
    check('feature', 'work package', { feature: 'work-package' }, inPlace('config', 'yaml'))
    check('feature', 'work_package', { feature: 'work_package' }, inPlace('config', 'yaml'))
  })

  describe('acronyms', () => {
    check('feature', 'API', {
      feature: 'api',
      Feature: 'API',
      features: 'apis',
      getFeature: 'getAPI',
    })
    check('API', 'gateway', { api: 'gateway', Api: 'Gateway', api_key: 'gateway_key' })
  })

  it('keeps the typed capitals where both names were typed with humps', () => {
    assert.equal(replaceAll('GitHub', 'GitHub', { to: 'GitLab' }), 'GitLab')
    assert.equal(replaceAll('github', 'GitHub', { to: 'GitLab' }), 'gitlab')
  })

  it('says nothing without a replacement', () => {
    assert.equal(replaceAll('lighthouse', 'lighthouse', {}), 'lighthouse')
  })
})
