import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  defaultStyles,
  letterCaseOf,
  renderStyle,
  type Style,
  styleNames,
  styleOf,
  styles,
} from '../../core/styles.ts'

const spellings: Readonly<Record<Style, string>> = {
  camel: 'workPackage',
  pascal: 'WorkPackage',
  snake: 'work_package',
  screaming: 'WORK_PACKAGE',
  kebab: 'work-package',
  train: 'Work-Package',
  dot: 'work.package',
  'screaming-kebab': 'WORK-PACKAGE',
  title: 'Work Package',
  sentence: 'Work package',
  lower: 'work package',
  upper: 'WORK PACKAGE',
  flat: 'workpackage',
  'upper-flat': 'WORKPACKAGE',
  'capital-flat': 'Workpackage',
  'title-snake': 'Work_Package',
  'capital-snake': 'Work_package',
  'capital-kebab': 'Work-package',
  path: 'work/package',
}

describe('styles', () => {
  for (const style of styleNames) {
    it(`writes ${style} as \`${spellings[style]}\``, () => {
      assert.equal(renderStyle(['work', 'package'], style), spellings[style])
      assert.equal(renderStyle(['WoRk', 'PaCkAgE'], style), spellings[style])
    })
  }

  it('looks for every style but `path`', () => {
    assert.deepEqual([...defaultStyles, 'path'].toSorted(), styleNames.toSorted())
  })

  it('keeps the capitals of an acronym in humps and titles', () => {
    assert.equal(renderStyle(['API', 'client'], 'pascal'), 'APIClient')
    assert.equal(renderStyle(['API', 'client'], 'title'), 'API Client')
    assert.equal(renderStyle(['API', 'client'], 'camel'), 'apiClient')
    assert.equal(renderStyle(['web', 'API'], 'camel'), 'webAPI')
  })

  it('puts no separator in front of digits', () => {
    assert.equal(renderStyle(['html', 'element', '2'], 'pascal'), 'HtmlElement2')
    assert.equal(renderStyle(['html', 'element', '2'], 'snake'), 'html_element2')
  })

  it('names the case of a word', () => {
    const cases = ['lighthouse', 'Lighthouse', 'LIGHTHOUSE', 'lightHouse', 'X', 'x', '功能']
    assert.deepEqual(cases.map(letterCaseOf), [
      'lower',
      'capital',
      'upper',
      'mixed',
      'capital',
      'lower',
      'lower',
    ])
  })

  it('knows no style for mixed words', () => {
    assert.equal(styleOf(['wOrk', 'package'], '_'), undefined)
    assert.equal(styleOf(['work', 'PACKAGE'], '_'), undefined)
    assert.equal(styleOf(['work', 'package'], '+'), undefined)
  })

  it('finds the style in which words were written', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/)
    const style = fc.constantFrom(...styleNames)
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 4 }), style, (words, name) => {
        const { separator, first, rest } = styles[name]
        const written = words.map((one, index) => inCase(one, index === 0 ? first : rest))
        assert.equal(styleOf(written, separator), name)
      }),
    )
  })
})

function inCase(word: string, letters: 'lower' | 'capital' | 'upper'): string {
  if (letters === 'lower') return word
  return letters === 'upper' ? word.toUpperCase() : word.slice(0, 1).toUpperCase() + word.slice(1)
}
