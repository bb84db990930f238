import { pathAs } from './meanings.ts'
import {
  all,
  any,
  type Claim,
  callee,
  content,
  firstOf,
  isFirst,
  isLiteral,
  language,
  named,
  not,
  slot,
} from './rows.ts'
import { hasExtension, isRoute, isUrl } from './shapes.ts'
import { isAddressName, isFetcher, isRequest, isRouteDeclaration, isRouter } from './vocabulary.ts'

const looksLikeUrl: Claim = ({ token }) => isUrl(token)

const looksLikeRoute: Claim = ({ token }) => isRoute(token)

/** `[text](/lighthouse/1)` that a program writes. */
const isInMarkdownLink: Claim = ({ text, region, hit }) =>
  /\]\(\/?[^)\s]*$/.test(text.slice(Math.max(region.start, hit.start - 100), hit.start))

/** `/:lighthouse/:name`: holes of a route. */
const hasRouteHoles: Claim = ({ token: { text } }) =>
  /\/:[a-z_]|^:[a-z_]+\//i.test(text) && !/^[a-z]+:/i.test(text)

const isLinkAttribute = all(
  slot('attribute'),
  named(name => /(?:href|src|action|formaction|routerlink|to)$/i.test(name)),
)

/** `getAs('api/lighthouses')` */
const isRequested = all(
  callee(isRequest),
  isFirst,
  content(/^[\w{$][^\s]*\/\S*$/),
  not(seen => hasExtension(seen.content)),
)

/** `rootDir + "/lighthouse"`: the variable in front names a folder. */
const isBelowFolder: Claim = ({ text, region }) =>
  /(?:root|dir|path|folder|home|tmp|base)\w*\s*[+.]\s*["'`]$/i.test(
    text.slice(Math.max(0, region.start - 40), region.start),
  )

/** `curl "$API/lighthouse"`: an argument with a slash that leads to no file. */
const isFetched = all(
  callee(isFetcher),
  content(/^[^\s@./][^\s:]*\/\S*$/),
  not(content(/^\w+\/[\w.+-]+$/)),
)

/** Where a leading slash means the site more often than the disk. */
const isOfTheWeb = any(
  callee(isRouter),
  named(isAddressName),
  content(/^\/api\/|^\/[\w-]+(?:\/[\w-]+)*\/(?:\{\w+\}|<\w+(?::\w+)?>)/),
  language('javascript', 'typescript', 'tsx', 'jsx', 'php', 'go'),
)

/** Addresses: with a scheme or a host, routes of a router or with holes. */
export const url = firstOf(
  [undefined, not(isLiteral)],
  [pathAs('url'), looksLikeUrl],
  [pathAs('url'), any(all(content(/\//), isLinkAttribute), callee(isRouteDeclaration))],
  [pathAs('url'), any(isInMarkdownLink, hasRouteHoles)],
  [pathAs('url'), any(isRequested, isFetched)],
  [pathAs('url'), all(looksLikeRoute, isOfTheWeb, not(isBelowFolder))],
)
