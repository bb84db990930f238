import { createRequire } from 'node:module'

/** The version of the package that this file is part of, wherever it is installed. */
export function readVersion(): string {
  const manifest: { readonly version: string } = createRequire(import.meta.url)(
    'cutover/package.json',
  )
  return manifest.version
}
