/** The path of the rg program, or undefined where no package brings one for this platform. */
export async function ripgrepPath(): Promise<string | undefined> {
  return import('@vscode/ripgrep').then(
    ({ rgPath }) => rgPath,
    () => undefined,
  )
}
