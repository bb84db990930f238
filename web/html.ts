import { html, raw } from 'hono/html'

/** Markup in which every text was escaped. */
export type Markup = ReturnType<typeof html>

export { html, raw }

/** Markup as a text. */
export const textOf = async (markup: Markup): Promise<string> => String(await markup)

export const nothing = raw('')

/**
 * Names as a fragment and an id: what is no letter, digit or dash is written by its number, so that
 * folders may be called anything, and no two are the same.
 */
export const fragmentOf = (...names: readonly string[]): string =>
  names
    .map(name => name.replace(/[^A-Za-z0-9-]/g, sign => `_${sign.charCodeAt(0).toString(16)}_`))
    .join('.')
