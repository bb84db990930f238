/** What makes the page live: it asks for the parts that changed, and puts them in place. */

const main = need('main')
const list = need('missions')
const state = need('live')
const isLive = document.body.dataset['kind'] === 'live'

function need(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`Unexpected page without #${id}`)
  return element
}

/** The token comes behind the `#` of the first address, is kept for this tab, and leaves the address. */
function takeToken(): string {
  const [, found, place = 'overview'] = /^#token=([\w-]+)(?:&(.+))?$/.exec(location.hash) ?? []
  if (found) {
    sessionStorage.setItem('cutover-token', found)
    history.replaceState(null, '', `#${place}`)
  }
  return sessionStorage.getItem('cutover-token') ?? ''
}

const token = isLive ? takeToken() : ''

const ask = async (path: string): Promise<Response> => {
  const response = await fetch(path, { headers: { 'x-cutover-token': token } })
  if (!response.ok)
    throw new Error(
      response.status === 403 ? 'the token is not the right one' : `${response.status}`,
    )
  return response
}

/** Parses markup that the server has escaped; scripts in it would not run. */
async function fragment(path: string): Promise<HTMLElement | null> {
  const text = await (await ask(path)).text()
  const parsed = new DOMParser().parseFromString(text, 'text/html')
  const found = parsed.body.firstElementChild
  return found === null ? null : (document.adoptNode(found) as HTMLElement)
}

const rows = (): readonly HTMLElement[] =>
  [...list.children].filter(child => child instanceof HTMLElement)

const rowOf = (mission: string): HTMLElement | undefined =>
  rows().find(row => row.dataset['mission'] === mission)

/** The mission that the address is about; undefined for the overview. */
function missionInAddress(): string | undefined {
  const [kind, mission] = location.hash.slice(1).split('.')
  const id = kind === 'wp' ? `row.${mission}` : location.hash.slice(1).replace(/^mission/, 'row')
  return rows().find(row => row.id === id)?.dataset['mission']
}

function mark(): void {
  const mission = missionInAddress()
  for (const row of rows()) {
    const link = row.querySelector('a')
    if (row.dataset['mission'] === mission) link?.setAttribute('aria-current', 'page')
    else link?.removeAttribute('aria-current')
  }
}

/** Opens what the address means inside of a section, and moves the focus there. */
function reveal(): void {
  const target = document.getElementById(location.hash.slice(1))
  if (!target) return
  if (target.tagName === 'SECTION') {
    target.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
    return
  }
  target.closest('details')?.setAttribute('open', '')
  target.focus({ preventScroll: true })
  target.scrollIntoView({ block: 'center' })
}

/** What a person sees and holds, to be as it was when a part is drawn again. */
function holdPlace(): () => void {
  const open = [...main.querySelectorAll('details[open]')].map(keyOf)
  const focused = main.contains(document.activeElement) ? keyOf(document.activeElement) : undefined
  const top = scrollY
  return () => {
    for (const key of open) find(key)?.setAttribute('open', '')
    if (focused !== undefined) find(focused)?.focus({ preventScroll: true })
    scrollTo(0, top)
  }
}

/** How an element is found again: by its id, by that of what it opens, or by where it leads. */
function keyOf(element: Element | null): string {
  const id =
    element?.id ||
    (element?.matches('details') ? element.querySelector(':scope > div[id]')?.id : '')
  if (id) return `#${CSS.escape(id)}`
  const href = element?.getAttribute('href')
  if (href) return `a[href="${CSS.escape(href)}"]`
  const parent = element?.closest('details')
  return element?.matches('summary') && parent ? `${keyOf(parent)}|summary` : ''
}

function find(key: string): HTMLElement | null {
  const [selector = '', inner] = key.split('|')
  if (selector === '') return null
  const found = main.querySelector<HTMLElement>(selector)
  const whole = found?.matches('div') ? found.closest('details') : found
  return inner ? (whole?.querySelector<HTMLElement>('summary') ?? null) : (whole ?? null)
}

let shown: string | undefined

async function show(): Promise<void> {
  mark()
  const mission = missionInAddress()
  if (shown !== mission || !main.firstElementChild) {
    const section = await fragment(mission === undefined ? '/page/overview' : missionPath(mission))
    if (section) main.replaceChildren(section)
    shown = mission
    if (location.hash.startsWith('#mission')) scrollTo(0, 0)
  }
  reveal()
}

const missionPath = (mission: string): string => `/page/mission?name=${encodeURIComponent(mission)}`

/** Puts the row of a mission in place; one without a row has gone. */
function putRow(mission: string, row: HTMLElement | null): void {
  const old = rowOf(mission)
  if (!row) old?.remove()
  else if (!old)
    list.insertBefore(row, rows().find(one => (one.dataset['mission'] ?? '') > mission) ?? null)
  else {
    const isFocused = old.contains(document.activeElement)
    old.replaceWith(row)
    if (isFocused) row.querySelector('a')?.focus({ preventScroll: true })
  }
}

/** Puts new parts in place of those that changed. */
async function update(missions: readonly string[]): Promise<void> {
  for (const mission of missions) {
    const path = `/page/row?name=${encodeURIComponent(mission)}`
    putRow(mission, await fragment(path).catch(() => null))
  }
  filter()
  mark()
  if (shown !== undefined && !missions.includes(shown)) return
  if (shown !== undefined && !rowOf(shown)) {
    location.hash = '#overview'
    return
  }
  const section = await fragment(shown === undefined ? '/page/overview' : missionPath(shown))
  if (!section) return
  const restore = holdPlace()
  main.replaceChildren(section)
  restore()
}

function say(name: 'live' | 'lost', text: string): void {
  state.dataset['state'] = name
  state.textContent = text
}

/** Follows the server's events; their form is that of `text/event-stream`. */
async function follow(): Promise<void> {
  const { body } = await ask('/events')
  if (!body) return
  say('live', 'live')
  let text = ''
  for (const reader = body.pipeThrough(new TextDecoderStream()).getReader(); ; ) {
    const { done, value } = await reader.read()
    if (done) return
    text += value
    const parts = text.split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) {
      const data = /^data: (.*)$/m.exec(part)?.[1]
      if (data !== undefined) await update(JSON.parse(data).missions)
    }
  }
}

async function listAll(): Promise<void> {
  const all = await (await ask('/page/list')).text()
  const parsed = new DOMParser().parseFromString(`<ul>${all}</ul>`, 'text/html')
  list.replaceChildren(...parsed.querySelectorAll('li'))
}

async function stayLive(): Promise<void> {
  for (;;) {
    await follow().catch(error => say('lost', `not live: ${error.message}`))
    say('lost', 'not live: trying again')
    await new Promise(resolve => setTimeout(resolve, 1000))
    await listAll().catch(() => {})
    await update(shown === undefined ? [] : [shown]).catch(() => {})
  }
}

const field = need('filter') as HTMLInputElement

function filter(): void {
  const wanted = field.value.trim().toLowerCase()
  for (const row of rows())
    row.hidden = !`${row.textContent} ${row.dataset['mission']}`.toLowerCase().includes(wanted)
  need('none').hidden = rows().some(row => !row.hidden)
}

field.addEventListener('input', filter)

/** `/` finds a mission, and the arrow keys go through the list. */
document.addEventListener('keydown', event => {
  if (event.key === '/' && document.activeElement !== field) {
    event.preventDefault()
    field.focus()
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const links = rows()
    .filter(row => !row.hidden)
    .flatMap(row => row.querySelector('a') ?? [])
  const at = links.findIndex(link => link.matches(':focus'))
  if (at === -1 && document.activeElement !== field) return
  event.preventDefault()
  links[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
})

if (isLive) {
  addEventListener('hashchange', () =>
    show().catch(error => say('lost', `not live: ${error.message}`)),
  )
  try {
    await listAll()
    await show()
    void stayLive()
  } catch (error) {
    say('lost', `not live: ${error instanceof Error ? error.message : 'no answer'}`)
  }
} else {
  addEventListener('hashchange', () => {
    mark()
    reveal()
  })
  mark()
  reveal()
}

export {}
