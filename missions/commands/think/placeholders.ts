/** What agents replace by the user's words, and what looks like it; in skills nothing is. */
export const tokens = [
  ['$ARGUMENTS', /\$ARGUMENTS(?!\w)/],
  ['$PROMPT', /\$PROMPT(?!\w)/],
  ['{{args}}', /\{\{ ?args ?\}\}/],
] as const

const any = tokens.map(([, form]) => form.source).join('|')

/** Every placeholder of a text. */
export const inputForm = new RegExp(any, 'g')

/** A block that holds nothing but a placeholder. */
export const inputBlock = new RegExp(`^\`\`\`\\w*\\n(?:${any})\\n\`\`\`$`, 'gm')

/** Whether a text has a placeholder of whatever agent. */
export const hasInput = (text: string): boolean => text.search(inputForm) !== -1
