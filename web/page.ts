import { html, type Markup, raw } from './html.ts'

export interface PageParts {
  /** The name of the project. */
  readonly title: string
  /** `file` for a document that holds everything, `live` for one that a server keeps up to date. */
  readonly kind: 'file' | 'live'
  readonly head: Markup
  readonly rows: readonly Markup[]
  readonly sections: readonly Markup[]
  /** Says when the page was made, or that it is live. */
  readonly state: string
}

/** The whole document. */
export const page = ({
  title,
  kind,
  head,
  rows,
  sections,
  state,
}: PageParts): Markup => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}: missions</title>
${head}
</head>
<body data-kind="${kind}">
<a class="skip" href="#main">To the mission</a>
<header>
  <h1><a href="#overview">${title}</a></h1>
  <p class="note">Missions and their progress</p>
  <span id="live" role="status">${state}</span>
</header>
<div class="columns">
  <nav aria-label="Missions">
    <label for="filter">Find a mission</label>
    <input id="filter" type="search" autocomplete="off" spellcheck="false">
    <ul id="missions">${rows}</ul>
    <p class="note" id="none" hidden>No mission is called so.</p>
  </nav>
  <main id="main" tabindex="-1">${sections}</main>
</div>
</body>
</html>
`

/** What a live page loads, all of it from its own server. */
export const liveHead: Markup = html`<link rel="stylesheet" href="/style.css">
<script type="module" src="/client.js"></script>`

/** What a document carries itself, allowed by its hash and nothing else. */
export const fileHead = (style: string, script: string, hashOf: (text: string) => string): Markup =>
  html`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${raw(hashOf(style))}'; script-src '${raw(hashOf(script))}'; base-uri 'none'; form-action 'none'">
<style>${raw(style)}</style>
<script type="module">${raw(script)}</script>`
