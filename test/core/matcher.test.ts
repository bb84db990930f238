import assert from 'node:assert/strict'
import { type Located, matcher, searchPatternOf } from '../../core/matcher.ts'
import { parseTerm, type TermOptions } from '../../core/term.ts'

const find = (text: string, typed: string, options: TermOptions = {}) =>
  matcher([parseTerm(typed, options)])(text)

const show = ({ text, style, whole }: Located): string =>
  `${text} ${style} ${whole ? 'whole' : 'part'}`

/** A text, and what is found in it; `-` for a near miss, nothing where nothing is. */
type Cases = Readonly<Record<string, string>>

function check(typed: string, cases: Cases, options: TermOptions = {}): void {
  for (const [text, expected] of Object.entries(cases)) {
    it(`finds \`${typed}\` in ${JSON.stringify(text)}: ${expected || 'nothing'}`, () => {
      const { located, missed } = find(text, typed, options)
      assert.equal([...located.map(show), ...missed.map(() => '-')].join(', '), expected)
    })
  }
}

describe('matcher', () => {
  describe('one word', () =>
    check('rest', {
      rest: 'rest lower whole',
      Rest: 'Rest pascal whole',
      REST: 'REST screaming whole',
      restClient: 'rest camel part',
      RestAPI: 'Rest pascal part',
      RESTClient: 'REST pascal part',
      APIRest: 'Rest pascal part',
      is_rest: 'rest snake part',
      IS_REST: 'REST screaming part',
      '--rest': 'rest lower whole',
      'rest-client': 'rest kebab part',
      'Rest-Client': 'Rest train part',
      'X-REST-ID': 'REST screaming-kebab part',
      rest2: 'rest lower part',
      v2rest: 'rest lower part',
      $rest: 'rest lower part',
      rests: 'rests lower whole',
      restaurant: '-',
      forest: '-',
      FOREST: '-',
      arrest: '-',
      Restaurant: '-',
      rEst: '-',
      'a.rest.b': 'rest lower whole',
      '"\\nrest"': 'rest lower whole',
      '"\\\\nrest"': '-',
      'prest\\u00e9': '-',
      'café rest': 'rest lower whole',
      érest: '-',
      '🗼rest🗼': 'rest lower whole',
      'rest rest': 'rest lower whole, rest lower whole',
      'the rested': '-',
      '': '',
      're st': '',
    }))

  describe('several words', () =>
    check('work package', {
      workPackage: 'workPackage camel whole',
      WorkPackage: 'WorkPackage pascal whole',
      work_package: 'work_package snake whole',
      WORK_PACKAGE: 'WORK_PACKAGE screaming whole',
      'work-package': 'work-package kebab whole',
      'Work-Package': 'Work-Package train whole',
      'work.package': 'work.package dot whole',
      'WORK-PACKAGE': 'WORK-PACKAGE screaming-kebab whole',
      'Work Package': 'Work Package title whole',
      'Work package': 'Work package sentence whole',
      'work package': 'work package lower whole',
      'WORK PACKAGE': 'WORK PACKAGE upper whole',
      workpackage: 'workpackage flat whole',
      WORKPACKAGE: 'WORKPACKAGE upper-flat whole',
      Workpackage: 'Workpackage capital-flat whole',
      getWorkPackageById: 'WorkPackage pascal part',
      work_package_id: 'work_package snake part',
      workPackages: 'workPackages camel whole',
      WORK_PACKAGES: 'WORK_PACKAGES screaming whole',
      myworkpackages: '-',
      workpackaging: '',
      workpackagex: '-',
      homework_package: '-',
      'work/package': '-',
      'work_Package-': '-',
      'work\u00a0package': 'work\u00a0package lower whole',
      'work\npackage': 'work\npackage lower whole',
      'work\r\n  package': 'work\r\n  package lower whole',
      ' * a work\n * package': 'work\n * package lower whole',
      '// work\n// package': 'work\n// package lower whole',
      '# Work\n# package': 'Work\n# package sentence whole',
      '> work\n> package': 'work\n> package lower whole',
      'work\n\npackage': '',
      'mock-work package': '-',
    }))

  describe('acronyms and digits', () => {
    check('XMLHttpRequest', {
      XMLHttpRequest: 'XMLHttpRequest pascal whole',
      xmlHttpRequest: 'xmlHttpRequest camel whole',
      XmlHttpRequest: 'XmlHttpRequest pascal whole',
      xml_http_request: 'xml_http_request snake whole',
    })
    check('html element 2', {
      HTMLElement2: 'HTMLElement2 pascal whole',
      html_element_2: 'html_element_2 snake whole',
      htmlElement2: 'htmlElement2 camel whole',
    })
    check('API', {
      APIs: 'APIs screaming whole',
      api: 'api lower whole',
      webAPI: 'API pascal part',
      rapid: '-',
    })
  })

  describe('path style', () =>
    check(
      'work package',
      { 'work/package': 'work/package path whole', workPackage: '-' },
      { styles: new Set(['path']) },
    ))

  describe('chosen styles', () =>
    check(
      'work package',
      { work_package: 'work_package snake whole', workPackage: '-', 'work package': '-' },
      { styles: new Set(['snake']) },
    ))

  describe('exact', () =>
    check(
      'workPackage',
      {
        workPackage: 'workPackage camel whole',
        WorkPackage: '-',
        workPackages: '-',
        work_package: '',
      },
      { exact: true },
    ))

  describe('exact, with signs', () => {
    for (const typed of [
      'foo::bar',
      '@scope/name',
      'C++',
      '.NET',
      '$feature',
      'foo-bar_baz',
      'foo->bar',
    ]) {
      it(`finds \`${typed}\``, () => {
        const { located, missed } = find(`a ${typed} b`, typed, { exact: true })
        assert.deepEqual([located.map(({ text }) => text), missed], [[typed], []])
      })
    }
  })

  describe('digits and scripts', () => {
    check('phase 1', { 'phase 1': 'phase 1 lower whole', 'phase 10': '-', phase_12: '-' })
    check('lighthouse', {
      使用lighthouse功能: 'lighthouse lower part',
      'docs%2Flighthouse': 'lighthouse lower whole',
    })
    check('特征', { 使用特征功能: '特征 lower part' })
  })

  it('takes the irregular plural of the user', () => {
    const { located } = find('two lighthousen', 'lighthouse', { plural: 'lighthousen' })
    assert.deepEqual(
      located.map(({ text, form }) => [text, form.plural]),
      [['lighthousen', true]],
    )
  })

  it('finds no plural when told so', () => {
    assert.deepEqual(find('lighthouses', 'lighthouse', { plural: false }).located, [])
  })

  it('takes the earlier and longer one of two terms that overlap', () => {
    const match = matcher([parseTerm('house'), parseTerm('light house'), parseTerm('keeper')])
    const { located, missed } = match('light house keeper house')
    assert.deepEqual(
      located.map(({ text }) => text),
      ['light house', 'keeper', 'house'],
    )
    assert.deepEqual(
      missed.map(({ start, end }) => [start, end]),
      [[6, 11]],
    )
  })

  it('finds a variant that begins within a near miss', () => {
    assert.deepEqual(find('tOOL-tool-tool', 'tool tool').located.map(show), [
      'tool-tool kebab part',
    ])
  })

  it('has a search pattern that matches a superset, line by line', () => {
    const { test } = searchPatternOf([parseTerm('work package'), parseTerm('beacon')])
    for (const text of ['workPackages', 'WORK/PACKAGE', ' * a work\n * package', 'xbeacons']) {
      assert.match(text, test)
    }
    assert.doesNotMatch('work with a package', test)
  })
})
