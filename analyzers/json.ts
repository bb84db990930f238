import type { Region, Source } from '../core/region.ts'
import type { Span } from '../core/span.ts'
import { lineAround } from '../core/text.ts'
import {
  below,
  commentRegion,
  type KeyPath,
  keyRegion,
  placeholderRegions,
  scalarRegion,
} from './data-regions.ts'
import { type HoldsHit, hitLookup, lastHit } from './hits.ts'
import { type JsonToken, jsonTokens } from './json-tokens.ts'

/**
 * Keys, strings and comments of JSON with comments, trailing commas and other liberties.
 * In a file of JSON lines every line is a document.
 */
export async function json(
  { path, text, language }: Source,
  hits: readonly Span[],
): Promise<readonly Region[]> {
  if (language === 'jsonl' || /\.(?:jsonl|ndjson)$/i.test(path)) return lineRegions(text, hits)
  return documentRegions(text, { start: 0, end: lastHit(hits) + 1 }, hitLookup(hits))
}

/** Lines without hits are not read. */
async function lineRegions(text: string, hits: readonly Span[]): Promise<readonly Region[]> {
  const holdsHit = hitLookup(hits)
  const regions: Region[][] = []
  let done = 0
  for (const { start } of hits) {
    if (start < done) continue
    const line = lineAround(text, start)
    regions.push(await documentRegions(text, line, holdsHit))
    done = line.end
  }
  return regions.flat()
}

interface Container {
  readonly isObject: boolean
  /** The keys above the container, its own last. */
  readonly path: KeyPath | undefined
}

interface State {
  readonly containers: Container[]
  key: KeyPath | undefined
  isKeyNext: boolean
}

async function documentRegions(text: string, span: Span, holdsHit: HoldsHit): Promise<Region[]> {
  const state: State = { containers: [], key: undefined, isKeyNext: false }
  const regions: Region[][] = []
  for (const token of await jsonTokens(text, span)) {
    const isKey = token.kind === 'string' && state.isKeyNext
    steps[token.kind]?.(state, token)
    if (token.end <= token.start || !holdsHit(token.start, token.end)) continue
    if (isKey && state.key) regions.push([keyRegion(token, state.key)])
    else if (token.kind === 'string') regions.push(valueRegions(text, token, { state, holdsHit }))
    else if (token.kind in comments) regions.push([commentRegion(token, comments[token.kind])])
  }
  return regions.flat()
}

/** How a token moves the reader on; a string that stands for a key becomes the key. */
const steps: Partial<Record<JsonToken['kind'], (state: State, token: JsonToken) => void>> = {
  openObject: state => open(state, true),
  openArray: state => open(state, false),
  close: state => {
    state.isKeyNext = false
    state.key = state.containers.pop()?.path
  },
  comma: state => {
    state.isKeyNext = state.containers.at(-1)?.isObject ?? false
  },
  string: (state, { value }) => {
    if (state.isKeyNext) state.key = below(state.containers.at(-1)?.path, value)
    state.isKeyNext = false
  },
}

function open(state: State, isObject: boolean): void {
  state.containers.push({ isObject, path: valuePath(state) })
  state.isKeyNext = isObject
}

function valuePath({ containers, key }: State): KeyPath | undefined {
  const around = containers.at(-1)
  return around?.isObject ? key : around?.path
}

function valueRegions(
  text: string,
  token: JsonToken,
  { state, holdsHit }: { readonly state: State; readonly holdsHit: HoldsHit },
): Region[] {
  const isItem = state.containers.at(-1)?.isObject === false
  const region = scalarRegion(token, valuePath(state), isItem ? 'item' : 'value')
  return [region, ...placeholderRegions(text, token, holdsHit)]
}

const comments: Partial<Record<JsonToken['kind'], 'line' | 'block'>> = {
  lineComment: 'line',
  blockComment: 'block',
}
