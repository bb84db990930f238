import assert from 'node:assert/strict'
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { profileNames } from '../../missions/progress/profiles.ts'
import { cutover } from '../cli/cutover.ts'
import { startBrowser, visit } from '../support/browser.ts'
import { fog, lamps, taskFile } from '../support/missions.ts'
import { type Files, withFolder, writeFiles } from '../support/repository.ts'
import { logOf, transitionRow } from '../support/rows.ts'
import { ask, withServer } from './served.ts'

const data = new URL('../../../../shared/data/spec-kitty/missions/', import.meta.url)

/** Real missions, where there are some. */
function realMissions(): Files {
  if (!existsSync(data)) return {}
  return Object.fromEntries(
    readdirSync(data).flatMap(mission =>
      readdirSync(new URL(mission, data)).map(name => [
        `kitty-specs/${mission}/${name}`,
        readFileSync(new URL(`${mission}/${name}`, data)),
      ]),
    ),
  )
}

const live = (page: Page) => page.waitForSelector('#live[data-state="live"]')

/** The numbers of the list, by mission. */
const numbersOn = (page: Page): Promise<Readonly<Record<string, number>>> =>
  page.$$eval('#missions li', rows =>
    Object.fromEntries(
      rows.map(row => {
        const number = row.querySelector('.percentage')
        const shown = Number(number?.textContent?.replace(' %', ''))
        const said = Number(number?.getAttribute('data-percentage'))
        return [row.getAttribute('data-mission') ?? '', shown === said ? said : Number.NaN]
      }),
    ),
  )

describe('the dashboard in a browser', () => {
  let browser: Browser | undefined
  before(async function () {
    browser = await startBrowser()
    if (!browser) this.skip()
  })
  after(() => browser?.close())

  const opened = () => {
    assert.ok(browser)
    return browser
  }

  it('shows the numbers of every other surface, for every mission and profile', () =>
    withFolder({ ...lamps, ...fog, ...realMissions() }, async root => {
      for (const profile of profileNames) {
        const run = async (...argv: readonly string[]) =>
          (await cutover(root, ...argv, '--profile', profile)).stdout
        const json = JSON.parse(await run('progress', '--json')).missions
        const wanted: Readonly<Record<string, number>> = Object.fromEntries(
          json.map((one: { mission: string; percentage: number }) => [one.mission, one.percentage]),
        )
        const text = await run('progress')
        await run('progress', '--format', 'sync')
        for (const [mission, percentage] of Object.entries(wanted)) {
          assert.ok(text.includes(` ${percentage} %  ${mission}`), mission)
          const path = join(root, `.kittify/derived/${mission}/progress.json`)
          assert.equal(JSON.parse(readFileSync(path, 'utf8')).percentage, percentage)
        }
        await withServer(root, profile, async serving => {
          const api = JSON.parse(await (await ask(serving, '/api/progress')).text()).missions
          assert.deepEqual(api, JSON.parse(JSON.stringify(json)))
          const { page, troubles } = await visit(opened(), serving.url)
          await live(page)
          assert.deepEqual(await numbersOn(page), wanted)
          for (const mission of Object.keys(wanted).slice(0, 6)) {
            await page.click(`#missions li[data-mission="${mission}"] a`)
            await page.waitForSelector(`main section[data-mission="${mission}"]`)
            assert.equal(
              await page.textContent('main .progress .percentage'),
              `${wanted[mission]} %`,
            )
            const other = profileNames.find(name => name !== profile)
            const number = await page.getAttribute(
              `main [data-profile="${other}"]`,
              'data-percentage',
            )
            const { profiles } = json.find((one: { mission: string }) => one.mission === mission)
            assert.equal(Number(number), profiles[other ?? ''])
          }
          assert.deepEqual(troubles, [])
          await page.close()
        })
      }
    })).timeout(120_000)

  it('shows what was appended within a second, new missions and gone ones too', () =>
    withFolder({ ...lamps, ...fog }, root =>
      withServer(root, 'cutover', async serving => {
        const { page, troubles } = await visit(opened(), serving.url)
        await live(page)
        await page.click('text=Lamps for all')
        await page.waitForSelector('main section[data-mission="042-lamps"]')
        await page.click('[data-wp="WP05"]')
        await page.click('details[open] .prompt summary')
        assert.equal(await page.textContent('details[open] .prompt[open] em'), 'last')
        await page.focus('#missions li[data-mission="fog-01KQCCCC"] a')
        const start = performance.now()
        appendFileSync(
          join(root, 'kitty-specs/042-lamps/status.events.jsonl'),
          logOf([transitionRow(100, 'WP05', 'planned', 'claimed', { reason: 'begun at last' })]),
        )
        await page.waitForSelector('main .progress [data-percentage="70"]')
        assert.ok(performance.now() - start < 1000)
        await page.waitForSelector('#missions li[data-mission="042-lamps"] [data-percentage="70"]')
        assert.ok(await page.isVisible('details[open] td:has-text("begun at last")'))
        assert.ok(await page.isVisible('details[open] .prompt[open] em'))
        assert.equal(
          await page.evaluate('document.activeElement.closest("li").dataset.mission'),
          'fog-01KQCCCC',
        )
        writeFiles(root, { 'kitty-specs/050-new/meta.json': '{"friendly_name": "Brand new"}' })
        await page.waitForSelector('#missions li[data-mission="050-new"]')
        rmSync(join(root, 'kitty-specs/fog-01KQCCCC'), { recursive: true })
        await page.waitForSelector('#missions li[data-mission="fog-01KQCCCC"]', {
          state: 'detached',
        })
        assert.deepEqual(
          await page.$$eval('#missions li', rows =>
            rows.map(row => row.getAttribute('data-mission')),
          ),
          ['042-lamps', '050-new'],
        )
        assert.deepEqual(troubles, [])
        await page.close()
      }),
    )).timeout(60_000)

  it('lets nothing in that a repository says', () => {
    const evil = `"><img src=x onerror="window.pwned=1"><script>window.pwned=2</script>`
    const folder = `ev<b>il&'" 50%`
    const files: Files = {
      ...lamps,
      [`kitty-specs/${folder}/meta.json`]: JSON.stringify({
        friendly_name: evil,
        mission_type: evil,
        target_branch: evil,
        mission_slug: evil,
      }),
      [`kitty-specs/${folder}/status.events.jsonl`]: `${logOf([
        transitionRow(1, evil, 'genesis', 'planned', { actor: evil, reason: evil }),
        transitionRow(2, 'WP01', 'genesis', 'planned', { actor: evil }),
      ])}{"torn ${evil}\n`,
      [`kitty-specs/${folder}/tasks/WP01-a.md`]: taskFile(
        'WP01',
        `dependencies: ['${evil.replaceAll("'", '')}']\n`,
        `# ${evil}\n\n${evil}\n\n[a](javascript:window.pwned=3)\n`,
      ),
      [`kitty-specs/${folder}/lanes.json`]: JSON.stringify({
        lanes: [
          { lane_id: evil, wp_ids: ['WP01'] },
          { lane_id: 'b', wp_ids: [], depends_on_lanes: [evil] },
        ],
      }),
    }
    return withFolder(files, async root => {
      const check = async (page: Page, troubles: readonly string[]) => {
        await page.click(`#missions li:last-child a`)
        await page.waitForSelector('main section.mission:visible')
        await page.click('main section.mission:visible [data-wp="WP01"]')
        await page.click('details[open] .prompt summary')
        assert.deepEqual(
          await page.evaluate('[window.pwned, document.images.length, document.scripts.length]'),
          [undefined, 0, 1],
        )
        assert.equal(await page.locator('main section.mission:visible h2').textContent(), evil)
        assert.deepEqual(troubles, [])
        await page.close()
      }
      await withServer(root, 'cutover', async serving => {
        const { page, troubles } = await visit(opened(), serving.url)
        await live(page)
        await check(page, troubles)
      })
      await cutover(root, 'dashboard', '--output', 'out.html')
      const { page, troubles } = await visit(
        opened(),
        String(pathToFileURL(join(root, 'out.html'))),
      )
      await check(page, troubles)
    })
  }).timeout(60_000)

  it('survives damaged missions, and says what is wrong with them', () =>
    withFolder(
      {
        ...lamps,
        'kitty-specs/a/meta.json': '{',
        'kitty-specs/a/lanes.json': '[',
        'kitty-specs/a/tasks/WP01-x.md': '---\na: [\n---\n',
        'kitty-specs/b/meta.json': '{}',
        'kitty-specs/c/status.events.jsonl': `${'x'.repeat(1000)}\n`.repeat(3),
      },
      root =>
        withServer(root, 'cutover', async serving => {
          const { page, troubles } = await visit(opened(), serving.url)
          await live(page)
          for (const mission of ['a', 'b', 'c']) {
            await page.click(`#missions li[data-mission="${mission}"] a`)
            await page.waitForSelector(`main section[data-mission="${mission}"] .findings`)
          }
          await page.click('header a')
          assert.match((await page.textContent('#overview')) ?? '', /Need a look/)
          assert.deepEqual(troubles, [])
          await page.close()
        }),
    )).timeout(60_000)

  it('can be used by keys alone', () =>
    withFolder({ ...lamps, ...fog }, root =>
      withServer(root, 'cutover', async serving => {
        const { page, troubles } = await visit(opened(), serving.url)
        await live(page)
        await page.keyboard.press('/')
        await page.keyboard.type('for all')
        assert.equal(await page.locator('#missions li:visible').count(), 1)
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('Enter')
        await page.waitForSelector('main section[data-mission="042-lamps"] h2:focus')
        await page.keyboard.press('Tab')
        assert.equal(await page.evaluate('document.activeElement.dataset.wp'), 'WP05')
        await page.keyboard.press('Enter')
        await page.waitForSelector('details[open] > div:focus')
        assert.equal(await page.locator('details[open] summary b').first().textContent(), 'WP05')
        assert.deepEqual(troubles, [])
        await page.close()
      }),
    )).timeout(60_000)

  it('fits screens of three sizes, light and dark, and names every part', () =>
    withFolder({ ...lamps, ...fog }, root =>
      withServer(root, 'cutover', async serving => {
        for (const width of [400, 900, 1440]) {
          const { page, troubles } = await visit(opened(), serving.url, {
            width,
            dark: width === 900,
          })
          await live(page)
          for (const place of ['header a', 'text=Lamps for all']) {
            await page.click(place)
            await page.waitForTimeout(150)
            const widest = await page.evaluate('document.scrollingElement.scrollWidth')
            assert.ok(Number(widest) <= width, `${place} at ${width}: ${widest}`)
          }
          assert.ok((await contrastOf(page, 'main .note')) >= 4.5)
          assert.ok((await contrastOf(page, 'main h2')) >= 7)
          const unnamed = await page.$$eval(
            'svg[role="img"], input, nav, section',
            parts =>
              parts.filter(
                part =>
                  !part.getAttribute('aria-label') &&
                  !part.getAttribute('aria-labelledby') &&
                  !part.id &&
                  part.getAttribute('role') !== 'listitem',
              ).length,
          )
          assert.equal(unnamed, 0)
          assert.deepEqual(troubles, [])
          await page.close()
        }
      }),
    )).timeout(60_000)

  it('is one document as well, that loads nothing and needs no server', () =>
    withFolder({ ...lamps, ...fog }, async root => {
      assert.equal((await cutover(root, 'dashboard', '-o', 'out.html')).status, 0)
      const { page, troubles } = await visit(
        opened(),
        String(pathToFileURL(join(root, 'out.html'))),
      )
      assert.deepEqual(await numbersOn(page), { '042-lamps': 66, 'fog-01KQCCCC': 100 })
      assert.ok(await page.isVisible('#overview'))
      await page.click('#missions li[data-mission="042-lamps"] a')
      assert.ok(!(await page.isVisible('#overview')))
      assert.equal(await page.locator('section.mission:visible').count(), 1)
      await page.click('[data-wp="WP05"]')
      assert.ok(await page.isVisible('details[open] .facts'))
      assert.deepEqual(troubles, [])
      await page.close()
    })).timeout(60_000)
})

/** The contrast of a text to what is behind it, from 1 to 21. */
const contrastOf = (page: Page, selector: string): Promise<number> =>
  page.$eval(selector, element => {
    const light = (color: string): number => {
      const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number)
      const part = (value: number): number =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
      return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    }
    const { getComputedStyle, document } = globalThis as unknown as {
      getComputedStyle: (element: unknown) => { color: string; backgroundColor: string }
      document: { body: unknown }
    }
    const [text, page] = [
      getComputedStyle(element).color,
      getComputedStyle(document.body).backgroundColor,
    ]
    const [one = 0, other = 0] = [light(text), light(page)].toSorted((a, b) => b - a)
    return (one + 0.05) / (other + 0.05)
  })
