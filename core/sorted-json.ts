/** JSON with sorted keys, so that one value has one text. `indent` is a number of blanks. */
export function sortedJson(value: unknown, indent: number): string {
  return `${JSON.stringify(sorted(value), undefined, indent)}\n`
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, child]) => [key, sorted(child)]),
  )
}

/**
 * One line as Python's `json.dumps(value, sort_keys=True)` writes it: a blank behind colons and
 * commas, and nothing but ASCII.
 */
export function pythonLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonLine).join(', ')}]`
  if (typeof value !== 'object' || value === null)
    return JSON.stringify(value ?? null).replace(
      /[\u007f-\uffff]/g,
      sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
  const entries = Object.entries(value)
    .filter(([, child]) => child !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, child]) => `${pythonLine(key)}: ${pythonLine(child)}`).join(', ')}}`
}
