/** What `JSON.stringify` leaves as it is and a terminal or an old JavaScript parser obeys. */
const unsafe = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu

/** JSON that is safe to print, on one line unless it is to be indented. */
export function jsonText(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(unsafe, character =>
    character.split('').map(unitEscape).join(''),
  )
}

/** One UTF-16 unit as JSON writes it. */
const unitEscape = (unit: string): string =>
  `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
