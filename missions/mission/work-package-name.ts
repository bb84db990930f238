const fileName = /^(WP\d{2,})(?=[-_.]|$).*\.md$/

/** The id of a work package by the name of its file, as `WP01` of `WP01-lamp.md`. */
export const idOfFile = (name: string): string | undefined => fileName.exec(name)?.[1]
