import { mistake } from '../core/errors.ts'

const units: Readonly<Record<string, number>> = {
  '': 1,
  k: 1000,
  kb: 1000,
  kib: 1024,
  m: 1000 ** 2,
  mb: 1000 ** 2,
  mib: 1024 ** 2,
  g: 1000 ** 3,
  gb: 1000 ** 3,
  gib: 1024 ** 3,
}

/** Bytes of a size such as `20MB`, `1.5GiB` or `4096`. */
export function parseSize(option: string, text: string): number {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim()) ?? []
  const factor = units[unit.toLowerCase()]
  if (digits === '' || factor === undefined) throw mistake('invalidSize', option, text)
  return Math.floor(Number(digits) * factor)
}

/** A whole number from 0, as rows are counted. */
export function parseCount(option: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw mistake('invalidNumber', option, text)
  return Number(text)
}
