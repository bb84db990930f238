import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const places = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a browser of this machine, or says why there is none. */
export async function startBrowser(): Promise<Browser | undefined> {
  const executablePath = places.find(place => place !== '' && existsSync(place))
  if (executablePath !== undefined) return chromium.launch({ executablePath, args: flags })
  console.log('      skipped: needs Chromium; name it by the variable CHROMIUM')
  return undefined
}

export interface Visit {
  readonly page: Page
  /** Errors of scripts, dialogs, and requests to anywhere but `origin`; none is what a test wants. */
  readonly troubles: readonly string[]
}

/** Opens a page that tells what it should not do. */
export async function visit(
  browser: Browser,
  url: string,
  { width = 1280, dark = false }: { readonly width?: number; readonly dark?: boolean } = {},
): Promise<Visit> {
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
  })
  const troubles: string[] = []
  const { origin, protocol } = new URL(url)
  page.on('pageerror', error => troubles.push(`error ${error.message}`))
  page.on('console', message => {
    if (message.type() === 'error') troubles.push(`console ${message.text()}`)
  })
  page.on('dialog', dialog => {
    troubles.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', request => {
    const isOurs =
      protocol === 'file:' ? request.url() === url.split('#')[0] : request.url().startsWith(origin)
    if (!isOurs) troubles.push(`request ${request.url()}`)
  })
  await page.goto(url)
  return { page, troubles }
}
