import { html, raw } from 'hono/html'

/** Markup in which every text was escaped. */
export type Markup = ReturnType<typeof html>

export { html, raw }

/** Markup as a text. */
export const textOf = async (markup: Markup): Promise<string> => String(await markup)

export const nothing = raw('')

/** A name as part of a fragment and of an id: folders may be called anything. */
export const fragmentOf = (...names: readonly string[]): string =>
  names.map(name => encodeURIComponent(name).replaceAll('%', '_')).join('.')
