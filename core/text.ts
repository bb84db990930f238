import type { Span } from './span.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1'

/** A file's text and the way back from UTF-16 offsets in it to byte offsets on disk. */
export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
  /** Bytes of the byte order mark, which is not part of `text`. */
  readonly bom: number
  readonly byteOffset: (index: number) => number
}

/**
 * Decodes a file's bytes. A text without any UTF-8 beyond ASCII is read as latin1; single invalid
 * bytes in UTF-8 keep their place as one unit each.
 * Returns undefined for a UTF-16 file with an odd number of bytes.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be')
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const body = bytes.subarray(bom)
  const text = decodeUtf8(body)
  if (text === undefined && !hasSequence(body)) {
    const latin1 = Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1')
    return { text: latin1, encoding: 'latin1', bom, byteOffset: index => index + bom }
  }
  const decoded = text ?? decodeAround(body)
  const byteOffset =
    decoded.length === body.length ? (index: number) => index + bom : utf8Offsets(decoded, bom)
  return { text: decoded, encoding: 'utf-8', bom, byteOffset }
}

/** The bytes of a text in an encoding, without a mark; undefined where it cannot spell a letter. */
export function encodeText(text: string, encoding: Encoding): Buffer | undefined {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'latin1')
    return /^[\0-\xff]*$/.test(text) ? Buffer.from(text, 'latin1') : undefined
  const bytes = Buffer.from(text, 'utf16le')
  return encoding === 'utf-16be' ? bytes.swap16() : bytes
}

/** Whether some bytes are UTF-8 beyond ASCII: then the others are errors, and no other encoding. */
function hasSequence(body: Uint8Array): boolean {
  for (let index = 0; index < body.length; index += 1)
    if (sequenceLength(body, index) > 1) return true
  return false
}

/** Bytes of the UTF-8 sequence at `index`, or 0 where there is none. */
function sequenceLength(body: Uint8Array, index: number): number {
  const lead = body[index] ?? 0
  const length = lengths.find(([low, high]) => lead >= low && lead <= high)?.[2] ?? 0
  return length > 0 && decodeUtf8(body.subarray(index, index + length)) !== undefined ? length : 0
}

/** Lowest and highest first byte of a sequence, and the sequence's bytes. */
const lengths: readonly (readonly [low: number, high: number, length: number])[] = [
  [0x00, 0x7f, 1],
  [0xc2, 0xdf, 2],
  [0xe0, 0xef, 3],
  [0xf0, 0xf4, 4],
]

/** Decodes around invalid bytes: each becomes a lone surrogate, U+DC80 to U+DCFF, as in Python. */
function decodeAround(body: Uint8Array): string {
  const pieces: string[] = []
  let start = 0
  for (let index = 0; index < body.length; ) {
    const length = sequenceLength(body, index)
    if (length === 0) {
      pieces.push(
        decodeUtf8(body.subarray(start, index)) ?? '',
        String.fromCharCode(0xdc00 + (body[index] ?? 0)),
      )
      start = index + 1
    }
    index += Math.max(1, length)
  }
  return pieces.join('') + (decodeUtf8(body.subarray(start)) ?? '')
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decodeUtf8(body: Uint8Array): string | undefined {
  try {
    return strict.decode(body)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function decodeUtf16(
  bytes: Uint8Array,
  encoding: 'utf-16le' | 'utf-16be',
): DecodedText | undefined {
  if (bytes.length % 2 === 1) return undefined
  const body = Buffer.from(bytes.subarray(2))
  if (encoding === 'utf-16be') body.swap16()
  return { text: body.toString('utf16le'), encoding, bom: 2, byteOffset: index => 2 * index + 2 }
}

const stride = 256

/** Byte offsets by a checkpoint every 256 units, so that a look-up never walks a whole file. */
function utf8Offsets(text: string, bom: number): (index: number) => number {
  const checkpoints = [bom]
  return index => {
    const wanted = Math.floor(index / stride)
    for (let known = checkpoints.length - 1; known < wanted; known += 1) {
      checkpoints.push(
        (checkpoints[known] ?? 0) + byteLength(text, known * stride, (known + 1) * stride),
      )
    }
    return (checkpoints[wanted] ?? 0) + byteLength(text, wanted * stride, index)
  }
}

/** UTF-8 bytes of a piece. A surrogate counts 2, so a pair has its 4 wherever the piece is cut. */
function byteLength(text: string, start: number, end: number): number {
  let bytes = 0
  for (let index = start; index < end; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80 || isLoneByte(text, index, unit)) bytes += 1
    else if (unit < 0x800 || (unit >= 0xd800 && unit < 0xe000)) bytes += 2
    else bytes += 3
  }
  return bytes
}

/** An invalid byte, as `decodeAround` writes it: a low surrogate without its high one. */
function isLoneByte(text: string, index: number, unit: number): boolean {
  if (unit < 0xdc80 || unit > 0xdcff) return false
  const before = text.charCodeAt(index - 1)
  return !(before >= 0xd800 && before < 0xdc00)
}

/** 1-based line and column (in UTF-16 units) of ascending offsets, in one walk. */
export function pointer(text: string): (index: number) => { line: number; column: number } {
  let line = 1
  let lineStart = 0
  let next = text.indexOf('\n')
  return index => {
    while (next !== -1 && next < index) {
      line += 1
      lineStart = next + 1
      next = text.indexOf('\n', lineStart)
    }
    return { line, column: index - lineStart + 1 }
  }
}

/** The same for offsets in any order. */
export function pointsIn(text: string): (index: number) => { line: number; column: number } {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)]
  return index => {
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= index) low = middle + 1
      else high = middle
    }
    return { line: low, column: index - (starts[low - 1] ?? 0) + 1 }
  }
}

/** The line around an offset, without its end. */
export function lineAround(text: string, index: number): Span {
  const start = text.lastIndexOf('\n', index - 1) + 1
  const end = text.indexOf('\n', index)
  return { start, end: end === -1 ? text.length : end }
}
