/** Where a value stands in a document: keys and indexes from the root. */
export type At = readonly (string | number)[]

/** Refuses a value: says what was expected there. */
export type Fail = (at: At, expected: string) => never

/** Reads an untyped value as a `Value`, or refuses it. */
export type Shape<Value> = (value: unknown, at: At, fail: Fail) => Value

export const text: Shape<string> = (value, at, fail) =>
  typeof value === 'string' && value.trim() !== '' ? value : fail(at, 'a text that is not empty')

export const number: Shape<number> = (value, at, fail) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : fail(at, 'a whole number')

export const flag: Shape<boolean> = (value, at, fail) =>
  typeof value === 'boolean' ? value : fail(at, 'true or false')

/** One of some words. */
export const oneOf =
  <Name extends string>(names: readonly Name[]): Shape<Name> =>
  (value, at, fail) =>
    names.find(name => name === value) ?? fail(at, `one of ${names.join(', ')}`)

/** What two shapes allow. */
export const either =
  <First, Second>(
    first: Shape<First>,
    accepts: (value: unknown) => boolean,
    second: Shape<Second>,
  ): Shape<First | Second> =>
  (value, at, fail) =>
    accepts(value) ? first(value, at, fail) : second(value, at, fail)

export const nullable = <Value>(shape: Shape<Value>): Shape<Value | null> =>
  either<null, Value>(
    () => null,
    value => value === null,
    shape,
  )

/** A value that may be left out. */
export const optional =
  <Value, Fallback>(shape: Shape<Value>, fallback: Fallback): Shape<Value | Fallback> =>
  (value, at, fail) =>
    value === undefined ? fallback : shape(value, at, fail)

export const list =
  <Value>(item: Shape<Value>): Shape<readonly Value[]> =>
  (value, at, fail) =>
    Array.isArray(value)
      ? value.map((one, index) => item(one, [...at, index], fail))
      : fail(at, 'a list')

type Values<Fields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends Shape<infer Value> ? Value : never
}

/** A map with these keys and no others. */
export const record =
  <Fields extends Readonly<Record<string, Shape<unknown>>>>(
    fields: Fields,
  ): Shape<Values<Fields>> =>
  (value, at, fail) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return fail(at, 'a map')
    const names = Object.keys(fields)
    const stranger = Object.keys(value).find(key => !names.includes(key))
    if (stranger !== undefined)
      return fail([...at, stranger], `one of the keys ${names.join(', ')}`)
    const entries = Object.entries(fields).map(([name, shape]) => {
      const child: unknown = Reflect.get(value, name)
      return [name, shape(child, [...at, name], fail)] as const
    })
    return Object.fromEntries(entries) as Values<Fields>
  }
