/** What a user can mend. One message each: *Unexpected X, expected Y*, then the remedy. */
export const messages = {
  missingTerm: () => 'Unexpected empty term, expected a name such as `work package`',
  termWithoutLetters: (term: string) =>
    `Unexpected term \`${term}\` without letters, expected a name such as \`work package\``,
  sameReplacement: (name: string) =>
    `Unexpected \`--to ${name}\` that is the term itself, expected a new name`,
  missingReplacement: () => 'Unexpected empty `--to`, expected the new name',
  replacementCount: (terms: number, replacements: number) =>
    `Unexpected ${replacements} \`--to\` for ${terms} ${terms === 1 ? 'term' : 'terms'}, expected one for each term, in the same order`,
  unknownName: (
    what: string,
    name: string,
    known: readonly string[],
    nearest: string | undefined,
  ) =>
    `Unexpected ${what} \`${name}\`, expected one of ${known.join(', ')}${nearest ? `; did you mean \`${nearest}\`?` : ''}`,
  missingPath: (path: string) =>
    `Unexpected path \`${path}\` that does not exist, expected a file or folder`,
  unreadablePath: (path: string, cause: string) =>
    `Unexpected path \`${path}\` that cannot be read (${cause}), expected a file or folder with read permission`,
  pathOutsideRoot: (path: string, root: string) =>
    `Unexpected path \`${path}\` outside of \`${root}\`, expected paths of one repository; scan each repository by itself`,
  noOccurrenceAt: (place: string) =>
    `Unexpected place \`${place}\` without an occurrence, expected PATH:LINE or PATH:LINE:COLUMN of one; run \`cutover scan\` to list them`,
  invalidPlace: (place: string) =>
    `Unexpected place \`${place}\`, expected PATH:LINE or PATH:LINE:COLUMN`,
  invalidNumber: (option: string, value: string) =>
    `Unexpected value \`${value}\` for \`${option}\`, expected a number such as 20`,
  usage: (message: string) => message,
  searchFailed: (cause: string) =>
    `Unexpected failure of the file search (${cause}), expected a list of files`,
  gitFailed: (command: string, cause: string) =>
    `Unexpected failure of \`git ${command}\` (${cause})`,
  unknownOption: (command: string, option: string, nearest: string | undefined) =>
    `Unexpected option \`${option}\`, expected one of \`${command}\`; ${nearest ? `did you mean \`${nearest}\`?` : `run \`${command} --help\` to list them`}`,
  missingArgument: (command: string, argument: string) =>
    `Unexpected end of \`${command}\`, expected ${argument}; run \`${command} --help\` for examples`,
  missingValue: (option: string) => `Unexpected end after \`${option}\`, expected its value`,
  extraArgument: (command: string) =>
    `Unexpected argument of \`${command}\`, expected fewer; put quotes around a name with spaces`,
  invalidSize: (option: string, value: string) =>
    `Unexpected value \`${value}\` for \`${option}\`, expected a size such as 20MB`,
  secondFormat: (first: string, second: string) =>
    `Unexpected second format \`${second}\` beside \`${first}\` on standard output, expected one; write the other to a file with \`--format ${second}=FILE\``,
  unwritableFile: (path: string, cause: string) =>
    `Unexpected file \`${path}\` that cannot be written (${cause}), expected a path in an existing folder with write permission`,
} as const

export type ErrorCode = keyof typeof messages

/** A mistake the user can mend; the command line prints it without a stack and exits with 2. */
export class CutoverError extends Error {
  override readonly name = 'CutoverError'
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** Makes the error of a code from the values its message needs. */
export function mistake<Code extends ErrorCode>(
  code: Code,
  ...values: Parameters<(typeof messages)[Code]>
): CutoverError {
  const render = messages[code] as (...values: Parameters<(typeof messages)[Code]>) => string
  return new CutoverError(code, render(...values))
}
