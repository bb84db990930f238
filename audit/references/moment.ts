/** Folders and names of documents that tell of a moment: what was there then may be gone since. */
const folders =
  /(?:^|\/)(?:plans?|planning|proposals?|reviews?|reports?|investigations?|initiatives?|notes|engineering-notes|meetings?|minutes|blog|posts|news|changes|releases?|whatsnew|whats-new|retros?|rfcs?|research(?:-\w+)?|research-outputs|journal)\//i
const names =
  /(?:deprecat|migrat|upgrad|breaking|removed|retro|roadmap|whats?-?new|release|changes|changelog|history|RFC-|proposal|post-?mortem|recorded)[^/]*$/i
const dated = /(?:^|[/_.-])(?:19|20)\d\d-[01]\d(?:-[0-3]\d)?(?=[/_.-])/

/**
 * Whether a document tells of a moment: a plan, a review, a release, a deprecation, or anything
 * with a date in its path. Its commands and paths are those of its day.
 */
export const isOfAMoment = (path: string): boolean =>
  dated.test(path) || folders.test(path) || names.test(path)

/** Words that say of what stands beside them that it is gone or never was. */
const past =
  /\b(?:removed?|removes|removing|deleted?|deprecated|obsolete|no longer|not any ?more|formerly|previously|used to|renamed|replaced|superseded|retired|dropped|legacy|does not (?:yet )?exist|do(?:es)?n['’]t exist|instead of)\b|\bno\b[^.]{0,80}\bexists?\b/i

/** Words that say of what stands beside them that it is to be made, or is made by a run. */
const toBe =
  /\b(?:creat(?:e[ds]?|ing)|generat(?:e[ds]?|ing)(?! (?:from|by))|writes?|written|new file|will be|saves?d?|produces?d?)\b/i

/** Longest line that is looked at, in UTF-16 units. */
const longest = 2000

/** Whether a line says of what it names that it is gone. */
export const tellsThePast = (line: string): boolean => line.length <= longest && past.test(line)

/** Whether a line says of what it names that it is to be made. */
export const tellsWhatToMake = (line: string): boolean => line.length <= longest && toBe.test(line)
