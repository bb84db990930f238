import assert from 'node:assert/strict'
import { globCovers, globOf, globsMeet } from '../../../missions/ownership/globs.ts'
import {
  wildcardsMatch,
  wildcardsMeet,
  wildcardsOf,
} from '../../../missions/ownership/wildcards.ts'
import { type Random, randomFrom } from '../../support/damage.ts'

const seed = 20_260_901

const pick = <Item>(items: readonly Item[], random: Random): Item | undefined =>
  items[random(items.length)]

const some = (items: readonly string[], most: number, random: Random): readonly string[] =>
  Array.from({ length: 1 + random(most) }, () => pick(items, random) ?? '')

/** All texts of up to so many of these parts. */
function allOf(parts: readonly string[], most: number, separator: string): readonly string[] {
  let longest = [...parts]
  const all = [...longest]
  for (let length = 2; length <= most; length += 1) {
    longest = longest.flatMap(one => parts.map(part => `${one}${separator}${part}`))
    all.push(...longest)
  }
  return all
}

describe('wildcards of a name', () => {
  const expressions: Readonly<Record<string, string>> = {
    '*': '.*',
    '?': '.',
    '[ab]': '[ab]',
    '[!a]': '[^a]',
    '[b-c]': '[b-c]',
    '[c-b]': '(?!)',
    '[!c-b]': '.',
    '[]a]': '[a\\]]',
    a: 'a',
    b: 'b',
  }
  const pieces = Object.keys(expressions)
  const names = allOf(['a', 'b', 'c'], 6, '')

  it(`match as a regular expression does, seed ${seed}`, () => {
    const random = randomFrom(seed)
    for (let round = 0; round < 300; round += 1) {
      const parts = some(pieces, 4, random)
      const expression = new RegExp(`^${parts.map(part => expressions[part]).join('')}$`, 's')
      const wildcards = wildcardsOf(parts.join(''))
      const wrong = names.filter(name => wildcardsMatch(wildcards, name) !== expression.test(name))
      assert.deepEqual(wrong, [], parts.join(''))
    }
  })

  it(`meet exactly where some name matches both, seed ${seed}`, () => {
    const random = randomFrom(seed)
    /** Two patterns of three pieces have no shorter one than this. */
    const witnesses = allOf(['a', 'b', 'c', 'd', ']'], 4, '')
    let met = 0
    for (let round = 0; round < 2000; round += 1) {
      const [left, right] = [some(pieces, 3, random).join(''), some(pieces, 3, random).join('')]
      const [one, other] = [wildcardsOf(left), wildcardsOf(right)]
      const witness = witnesses.find(
        name => wildcardsMatch(one, name) && wildcardsMatch(other, name),
      )
      assert.equal(wildcardsMeet(one, other), witness !== undefined, `${left} and ${right}`)
      assert.equal(wildcardsMeet(other, one), witness !== undefined, `${right} and ${left}`)
      if (witness !== undefined) met += 1
    }
    assert.ok(met > 300 && met < 1700, `${met} of 2000 met`)
  })

  it('read brackets that never close, hyphens at an end and characters beyond the first plane', () => {
    const matching = (pattern: string, ...tried: readonly string[]) =>
      tried.filter(name => wildcardsMatch(wildcardsOf(pattern), name))
    assert.deepEqual(matching('[ab', '[ab', 'a', 'b'), ['[ab'])
    assert.deepEqual(matching('[!]', '[!]', 'a'), ['[!]'])
    assert.deepEqual(matching('[!]]', 'a', ']'), ['a'])
    assert.deepEqual(matching('[-a]', '-', 'a', 'b'), ['-', 'a'])
    assert.deepEqual(matching('[a-]', '-', 'a', 'b'), ['-', 'a'])
    assert.deepEqual(matching('[^a]', '^', 'a', 'b'), ['^', 'a'])
    assert.deepEqual(matching('?', '💡', '💡💡'), ['💡'])
    assert.deepEqual(matching('{a,b}', 'a', '{a,b}'), ['{a,b}'])
  })

  it('have no slash in common, which no name has', () => {
    assert.equal(wildcardsMeet(wildcardsOf('[.-0]'), wildcardsOf('[!.0]')), false)
    assert.equal(wildcardsMeet(wildcardsOf('[.-1]'), wildcardsOf('[!.0]')), true)
  })
})

describe('patterns of paths', () => {
  const paths = allOf(['a', 'b'], 7, '/')

  const inside: Readonly<Record<string, string>> = { '**': '(?:[^/]+/)*', '*': '[^/]+/' }
  const atEnd: Readonly<Record<string, string>> = { '**': '.+', '*': '[^/]+' }

  /** The same language as a regular expression. */
  const expressionOf = (names: readonly string[]): RegExp => {
    const [last = '', ...rest] = names.toReversed()
    const start = rest.toReversed().map(name => inside[name] ?? `${name}/`)
    return new RegExp(`^${start.join('')}${atEnd[last] ?? `${last}(?:/.*)?`}$`)
  }

  it(`cover and meet exactly as their languages do, seed ${seed}`, () => {
    const random = randomFrom(seed)
    let met = 0
    for (let round = 0; round < 2000; round += 1) {
      const [left, right] = [
        some(['a', 'b', '*', '**'], 3, random),
        some(['a', 'b', '*', '**'], 3, random),
      ]
      const [one, other] = [globOf(left.join('/')), globOf(right.join('/'))]
      const [first, second] = [expressionOf(left), expressionOf(right)]
      const wrong = paths.filter(path => globCovers(one, path) !== first.test(path))
      assert.deepEqual(wrong, [], one.text)
      const expected = paths.some(path => first.test(path) && second.test(path))
      assert.equal(globsMeet(one, other), expected, `${one.text} and ${other.text}`)
      if (expected) met += 1
    }
    assert.ok(met > 300 && met < 1900, `${met} of 2000 met`)
  })

  it('take no time to speak of where there is star after star', () => {
    const stars = '*a'.repeat(500)
    const folders = '**/a/'.repeat(200)
    assert.equal(globsMeet(globOf(`src/${stars}b`), globOf(`src/${stars}c`)), false)
    assert.equal(globsMeet(globOf(`${folders}b`), globOf(`${folders}c`)), true)
    assert.equal(globCovers(globOf(`${folders}*b`), 'a/'.repeat(1000)), false)
  })

  it('never meet by a set of no characters', () => {
    assert.equal(globsMeet(globOf('src/[b-a]'), globOf('**/*')), false)
    assert.equal(globsMeet(globOf('**/*'), globOf('src/[b-a]')), false)
  })
})
