/** The folder with the plans of a repository. What it holds is no subject of a census. */
export const ownFolder = '.cutover'

export const isOwn = (path: string): boolean => path.startsWith(`${ownFolder}/`)
