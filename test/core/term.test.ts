import assert from 'node:assert/strict'
import { CutoverError } from '../../core/errors.ts'
import { parseTerm, type TermOptions } from '../../core/term.ts'

const formsOf = (typed: string, options: TermOptions = {}): string =>
  parseTerm(typed, options)
    .forms.map(({ word, plural, to }) =>
      [word, plural ? 'plural' : 'singular', ...(to ? [to.join(' ')] : [])].join(' '),
    )
    .join(', ')

describe('parseTerm', () => {
  for (const typed of [
    'work package',
    'workPackage',
    'work_package',
    'WORK-PACKAGE',
    ' WorkPackage ',
  ]) {
    it(`reads \`${typed}\` as two words`, () => {
      const { from } = parseTerm(typed)
      assert.deepEqual(
        from.words.map(word => word.toLowerCase()),
        ['work', 'package'],
      )
      assert.equal(from.typed, typed.trim())
    })
  }

  it('looks for both numbers, the longer first', () => {
    assert.equal(formsOf('lighthouse'), 'lighthouses plural, lighthouse singular')
    assert.equal(formsOf('lighthouses'), 'lighthouses plural, lighthouse singular')
    assert.equal(formsOf('city'), 'cities plural, city singular')
    assert.equal(formsOf('lighthouse child'), 'children plural, child singular')
  })

  it('has one number where both are spelled alike', () => {
    assert.equal(formsOf('sheep'), 'sheep singular')
  })

  it('takes an irregular plural from the user', () => {
    assert.equal(
      formsOf('lighthouse', { plural: 'lighthousen' }),
      'lighthousen plural, lighthouse singular',
    )
  })

  it('looks for the typed number only when asked', () => {
    assert.equal(formsOf('lighthouse', { plural: false }), 'lighthouse singular')
    assert.equal(formsOf('lighthouse', { exact: true }), 'lighthouse singular')
  })

  it('does not inflect digits', () => {
    assert.equal(formsOf('oauth 2'), '2 singular')
  })

  it('inflects the replacement with the term', () => {
    assert.equal(
      formsOf('lighthouse', { to: 'beacon' }),
      'lighthouses plural beacons, lighthouse singular beacon',
    )
    assert.equal(
      formsOf('lighthouses', { to: 'beacons' }),
      'lighthouses plural beacons, lighthouse singular beacon',
    )
    assert.equal(formsOf('feature', { to: 'API' }), 'features plural APIs, feature singular API')
    assert.equal(
      formsOf('feature', { to: 'work package' }),
      'features plural work packages, feature singular work package',
    )
  })

  const refusals: readonly (readonly [string, TermOptions, string])[] = [
    ['', {}, 'missingTerm'],
    [' \n ', {}, 'missingTerm'],
    ['--', {}, 'termWithoutLetters'],
    ['42', {}, 'termWithoutLetters'],
    ['lighthouse', { to: ' ' }, 'missingReplacement'],
    ['lighthouse', { to: '' }, 'missingReplacement'],
    ['lighthouse', { to: '--' }, 'termWithoutLetters'],
  ]
  for (const [typed, options, code] of refusals) {
    it(`refuses \`${JSON.stringify(typed)}\` ${JSON.stringify(options)} with ${code}`, () => {
      assert.throws(
        () => parseTerm(typed, options),
        error => error instanceof CutoverError && error.code === code,
      )
    })
  }

  it('shows no more than the beginning of a long term without letters', () => {
    assert.throws(() => parseTerm('-'.repeat(10_000)), /`-{80}`/)
  })
})
