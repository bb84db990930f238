/** Names that git or cutover keep for themselves, also as careless file systems spell them. */
const reserved = /^(?:\.+|\.git|\.cutover|git~\d+)$/i

const unprintable = /[\p{Cc}\\]/u

/** Whether a path below a root can be written: no way up, no folder of git's or ours, no control characters. */
export const isSafePath = (path: string): boolean =>
  path
    .split('/')
    .every(
      segment =>
        segment !== '' && !reserved.test(segment.replace(/[. ]+$/, '')) && !reserved.test(segment),
    ) && !unprintable.test(path)
