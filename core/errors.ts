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
  unencodable: (replacement: string, path: string, encoding: string) =>
    `Unexpected letters in \`${replacement}\` for \`${path}\`, expected such as ${encoding} can write; keep the occurrences of this file, or convert it first`,
  damagedFile: (place: string, cause: string) => `${place}: ${cause}`,
  noRepository: (path: string) =>
    `Unexpected folder \`${path}\` outside of a git repository, expected one: a plan is bound to a commit`,
  noCommit: (revision: string) =>
    `Unexpected revision \`${revision}\` that names no commit, expected a branch, tag or commit of this repository`,
  invalidPair: (pair: string) => `Unexpected value \`${pair}\` for \`--pair\`, expected OLD=NEW`,
  missingNewName: (old: string) =>
    `Unexpected end behind \`${old}\`, expected the new name, or \`--remove\` for a name that goes`,
  uselessNewName: (name: string) =>
    `Unexpected new name \`${name}\` beside \`--remove\`, expected one of the two`,
  unknownPerson: () =>
    "Unexpected approval by nobody, expected `--by 'Name <address>'` or `user.name` and `user.email` of git",
  otherApply: () =>
    'Unexpected apply beside one of another plan or of other categories that was cut off, expected the same; finish it by the same command, or run `cutover undo`',
  otherPlanApplied: (name: string) =>
    `Unexpected change of the plan \`${name}\` after it was applied, expected the same plan; run \`cutover undo ${name}\` first, or make a new plan`,
  undoFirst: (name: string) =>
    `Unexpected apply while an undo was cut off, expected its end; run \`cutover undo ${name}\` again`,
  nothingToUndo: (name: string) =>
    `Unexpected undo of \`${name}\`, expected a plan that was applied in this work tree`,
  shallowClone: () =>
    'Unexpected shallow clone, expected the history back to where the branch began; fetch it all, by `fetch-depth: 0` of actions/checkout or `git fetch --unshallow`',
  noBaseBranch: () =>
    'Unexpected repository without a usual base branch, expected one; name it by `--base`',
  pastDate: (date: string) =>
    `Unexpected day ${date} that has passed, expected today or a later one`,
  invalidDate: (option: string, value: string) =>
    `Unexpected value \`${value}\` for \`${option}\`, expected a date such as 2027-01-31`,
  unsafePath: (path: string, becomes: string) =>
    `Unexpected new path \`${becomes}\` for \`${path}\`, expected names of files and folders that are neither git's nor cutover's own; decide otherwise about it`,
  tooManyStars: (pattern: string) =>
    `Unexpected pattern \`${pattern}\` with so many stars, expected six at most`,
  planExists: (name: string) =>
    `Unexpected plan \`${name}\` that is there already, expected a new name by \`--name\`; \`--replace\` takes a new census and keeps the decisions`,
  noPlan: (name: string, known: readonly string[]) =>
    `Unexpected plan \`${name}\`, expected ${known.length > 0 ? `one of ${known.join(', ')}` : 'one that was made by `cutover plan OLD NEW`'}`,
  planNotCommitted: (head: string) =>
    `Unexpected plan in the work tree alone, expected it in \`${head}\`, which is what CI sees; commit \`.cutover/\``,
  planNeeded: (known: readonly string[]) =>
    known.length === 0
      ? 'Unexpected repository without a plan, expected one in `.cutover/`; make it by `cutover plan OLD NEW`'
      : `Unexpected choice of ${known.length} plans, expected the name of one: ${known.join(', ')}`,
  noMission: (typed: string, known: readonly string[]) =>
    `Unexpected mission \`${typed}\`, expected ${known.length === 0 ? 'one in `kitty-specs/`' : `a slug, number, id or the beginning of one: ${some(known)}`}`,
  ambiguousMission: (typed: string, found: readonly string[]) =>
    `Unexpected name \`${typed}\` that ${found.length} missions have, expected one of ${some(found)}`,
  noLock: (path: string) =>
    `Unexpected system without a program that can lock \`${path}\`, expected flock, perl or python3`,
  illegalTransition: (wp: string, why: string) =>
    `Unexpected transition of \`${wp}\`, expected a legal one: ${why}`,
  otherEvent: (id: string) =>
    `Unexpected event \`${id}\` that the log has with another content, expected a new id`,
  portTaken: (port: string, cause: string) =>
    `Unexpected port \`${port}\` that cannot be used (${cause}), expected a free one`,
  cannotMerge: (ours: string, theirs: string, why: string) =>
    `Unexpected merge of \`${theirs}\` into \`${ours}\` that git cannot make, expected commits of one history: ${why}`,
  missionNeeded: () => 'Unexpected merge of no mission, expected one by `--mission`',
  oneAction: (flags: readonly string[]) =>
    `Unexpected ${flags.join(' and ')} in one command, expected one of them`,
  unknownCommitter: () =>
    'Unexpected merge by nobody, expected `user.name` and `user.email` of git: its commits are of somebody',
  noGitHere: (folder: string) =>
    `Unexpected folder \`${folder}\` outside of a git repository, expected one: branches and worktrees are git's`,
  damagedMission: (file: string, why: string) =>
    `Unexpected \`${file}\` that cannot be trusted (${why}), expected it whole: a merge goes by it`,
  oddTarget: (target: string, mission: string) =>
    `Unexpected target \`${target}\` that is a branch of \`${mission}\` itself, expected the one that it is to go into`,
  standingThere: (place: string) =>
    `Unexpected working folder in \`${place}\`, which goes with this, expected another; \`cd\` out of it and run the same command again`,
  notReady: (mission: string, why: readonly string[]) =>
    `Unexpected merge of \`${mission}\`, expected every work package approved and its branch there: ${some(why)}`,
  targetMoved: (target: string, base: string, now: string, mission: string) =>
    `Unexpected commit ${now} of \`${target}\`, expected ${base} as when the merge began; nothing was moved; \`cutover merge --mission ${mission} --abort\` lets it begin anew`,
  inTheWay: (checkout: string, why: string) =>
    `Unexpected contents of \`${checkout}\`, expected room for the merge; nothing was moved: ${why}`,
  leftBehind: (checkout: string, why: string) =>
    `Unexpected contents of \`${checkout}\`, expected those of before the merge: the branch has moved, and this checkout not yet; run the same command again when it is free: ${why}`,
  cannotAbort: (mission: string, target: string, now: string, result: string) =>
    `Unexpected abort of \`${mission}\` while \`${target}\` is at ${now}, expected it at ${result}, which the merge made: others have built on it; \`cutover merge --mission ${mission}\` finishes the merge, and \`git revert\` takes it back`,
  alreadyRecorded: (mission: string) =>
    `Unexpected abort of \`${mission}\` whose log says already that it is done, expected one before that; \`cutover merge --mission ${mission}\` finishes the merge, and \`git revert\` takes it back`,
  noMerge: (mission: string) =>
    `Unexpected wish to go on with or give up a merge of \`${mission}\`, expected one that was begun; there is none`,
  foreignLock: (path: string, since: string) =>
    `Unexpected lock \`${path}\` since ${since} of Spec Kitty's own merge, expected none; look whether it still runs, and let \`spec-kitty merge --abort\` remove it`,
  foreignMerge: (path: string) =>
    `Unexpected \`${path}\` of a merge that Spec Kitty itself has begun, expected none; finish it by \`spec-kitty merge --resume\` or give it up by \`--abort\``,
  mergeRuns: (ref: string, oid: string, owner: string) =>
    `Unexpected merge or recovery while another one runs (${owner}), expected its end; if it does not run for certain, \`git update-ref -d ${ref} ${oid}\` lets this one begin`,
  unreadablePlan: (name: string, oid: string) =>
    `Unexpected plan \`${name}\` that cannot be read, or is of a newer version, expected one; nothing was moved: if no other cutover needs it, \`git update-ref -d ${name} ${oid}\` removes it`,
  takenBack: (target: string, now: string, result: string, paths: readonly string[]) =>
    `Unexpected commit ${now} of \`${target}\` in which ${some(paths)} ${paths.length === 1 ? 'is' : 'are'} as before the merge ${result}, expected what was merged; it was made in a checkout that had not followed yet: \`git reset --soft ${result}\` there, \`git restore --staged .\` and \`git restore ${some(paths.slice(0, 1))} ...\`, commit anew what is yours, and run the same command again`,
  otherApprovals: (mission: string, why: readonly string[]) =>
    `Unexpected change of \`${mission}\` since its merge was begun, expected the work packages and approvals of then; nothing was moved: ${some(why)}; \`cutover merge --mission ${mission} --abort\` lets it begin anew, and keeps what was solved`,
  lockHeld: (path: string) =>
    `Unexpected lock \`${path}\` that another program holds for so long, expected it free; look who has it open, for example by \`fuser\`, and run the same command again`,
  busyCheckout: (place: string, what: string, branch: string) =>
    `Unexpected ${what} that is under way in \`${place}\` about \`${branch}\`, expected none; nothing was moved: finish it or give it up there, and run the same command again`,
  caseClash: (names: readonly string[]) =>
    `Unexpected names that many systems take for one: ${some(names)}; nothing was moved: rename one of them on its branch, give the merge up by \`--abort\`, and merge anew`,
  abortBegun: (mission: string) =>
    `Unexpected merge of \`${mission}\` that is being given up, expected its end; run \`cutover merge --mission ${mission} --abort\` again`,
  nothingToContinue: (mission: string) =>
    `Unexpected \`--continue\` for \`${mission}\`, expected a conflict that waits to be solved; run \`cutover merge --mission ${mission}\``,
  givenUp: (place: string, mission: string) =>
    `Unexpected worktree \`${place}\` without the merge that was begun in it, expected it solved there; \`cutover merge --mission ${mission}\` begins it again, and \`--abort\` gives it up`,
  notSolved: (place: string, what: string, names: readonly string[]) =>
    `Unexpected files in \`${place}\` ${what}, expected each of them solved and added by \`git add\`: ${some(names)}`,
  noRemote: (remote: string) =>
    `Unexpected remote \`${remote}\` to push to, expected one of \`git remote\`; name it by \`git config branch.NAME.remote\`, or merge without \`--push\``,
  remoteAhead: (remote: string, target: string, there: string, here: string) =>
    `Unexpected commits of \`${target}\` at \`${remote}\` that you lack (it is at ${there}, yours at ${here}), expected none; nothing was moved: \`git pull\` first, or merge without \`--push\``,
  noAnswer: (remote: string, why: string) =>
    `Unexpected silence of \`${remote}\`, expected an answer before it is merged what is to be pushed there; nothing was begun: ${why}`,
  notPushed: (remote: string, target: string, why: string) =>
    `Unexpected refusal of \`${remote}\` to take \`${target}\`, expected it pushed; the merge itself is done here, and \`git push ${remote} ${target}\` tries again: ${why}`,
  oldGit: (version: string, oldest: string) =>
    `Unexpected ${version}, expected git ${oldest} or newer, which merges without a checkout`,
  noLanes: (mission: string) =>
    `Unexpected mission \`${mission}\` without lanes, expected lanes.json with a mission_branch and lanes`,
  noBranch: (name: string) =>
    `Unexpected branch \`${name}\` that is not there, expected a local branch`,
  circularOrder: (names: readonly string[]) =>
    `Unexpected circle of dependencies, expected an order: ${some(names)}`,
  oddWorkPackage: (wp: string) =>
    `Unexpected work package \`${wp}\` in lanes.json, expected letters, digits, dashes and underscores, such as WP01`,
  notSigned: (why: string) =>
    `Unexpected commit that cannot be signed, expected a signature since \`commit.gpgSign\` is set; the merge goes on from here when the same command can sign: ${why}`,
  workPackageTwice: (wp: string) =>
    `Unexpected \`${wp}\` in two lanes of lanes.json, expected each work package once`,
  reftable: (folder: string) =>
    `Unexpected repository \`${folder}\` that keeps its refs in a reftable, expected one with files: what a crash left can only be read there`,
  missionOfWorkPackage: (wp: string) =>
    `Unexpected work package \`${wp}\` of no mission, expected one by \`--mission\``,
  whichMissions: () =>
    'Unexpected `--fix` without a mission, expected `--mission NAME`, or `--all` for every one',
  noWorkPackage: (wp: string) =>
    `Unexpected work package \`${wp}\`, expected one of a lane of this mission`,
  heldNow: (place: string, why: string) =>
    `Unexpected state of \`${place}\`, expected nobody and nothing in the way of its repair: ${why}`,
  cannotKeep: (path: string, cause: string) =>
    `Unexpected \`${path}\` that cannot be kept (${cause}), expected to: nothing is repaired before what is there is safe`,
  unknownAction: (typed: string, known: readonly string[], nearest: string | undefined) =>
    `Unexpected action \`${typed}\`, expected one of ${known.join(', ')}${nearest ? `; did you mean \`${nearest}\`?` : ''}`,
  goneAction: (typed: string, why: string) =>
    `Unexpected action \`${typed}\`, which ${why}, expected an action that there is`,
  missionOfAction: (action: string, known: readonly string[]) =>
    `Unexpected \`${action}\` of no mission, expected ${known.length === 0 ? 'one in `kitty-specs/`, which has none that can be read: `spec-kitty specify` makes one' : `one by \`--mission\`: ${some(known)}`}`,
  workPackageOfAction: (action: string, known: readonly string[]) =>
    `Unexpected \`${action}\` of no work package, expected one by \`--wp\`${known.length === 0 ? '' : `: ${some(known)}`}`,
  needlessWorkPackage: (action: string, level: string) =>
    `Unexpected \`--wp\` for \`${action}\`, which is about ${level}, expected none; leave it out`,
  unknownWorkPackage: (wp: string, mission: string, known: readonly string[]) =>
    `Unexpected work package \`${wp}\` of \`${mission}\`, expected ${known.length === 0 ? 'one that is planned there' : `one of ${some(known)}`}`,
  invalidSeverity: (pair: string) =>
    `Unexpected value \`${pair}\` for \`--rule\`, expected ID=error, ID=warning, ID=info or ID=off`,
  noProject: (folder: string) =>
    `Unexpected folder \`${folder}\` without \`kitty-specs/\`, expected a Spec Kitty project`,
  invalidName: (name: string) =>
    `Unexpected name \`${name}\`, expected letters, digits, dots, dashes and underscores`,
  invalidDecision: (typed: string, cause: string) =>
    `Unexpected decision \`${typed}\` (${cause}), expected such as 'config/key=keep: stored by users' or 'path:docs/**=rename: teach the new name'`,
  fullDisk: (path: string, cause: string) =>
    `Unexpected disk without room for \`${path}\` (${cause}), expected some; nothing of it was written: make room, and run the same command again`,
  unreadableMission: (mission: string, why: string) =>
    `Unexpected mission \`${mission}\` (${why}), expected a \`meta.json\` that is a JSON object: Spec Kitty refuses it, too`,
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

/** The first of many names. */
function some(names: readonly string[]): string {
  const shown = names.slice(0, 10).join(', ')
  return names.length > 10 ? `${shown} and ${names.length - 10} more` : shown
}
