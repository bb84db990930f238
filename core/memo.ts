/**
 * Remembers answers about one text at a time: occurrences come file by file, and to search the
 * whole file again for each of them would take quadratic time.
 */
export function perText<Value>(
  answer: (text: string, name: string) => Value,
): (text: string, name: string) => Value {
  let last = ''
  let known = new Map<string, Value>()
  return (text, name) => {
    if (text !== last) {
      last = text
      known = new Map()
    }
    const found = known.get(name)
    if (found !== undefined) return found
    const value = answer(text, name)
    known.set(name, value)
    return value
  }
}
