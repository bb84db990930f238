import { block, double, hash, line, single, slashes } from './delimiters.ts'
import type { Grammar } from './grammar.ts'

/** Languages near to the machine, sorted by name. */
export const machineGrammars = {
  assembly: {
    files: ['*.asm', '*.s', '*.nasm'],
    delimiters: [...slashes, line(';'), hash, double, single],
    declares: '.globl .global .type .macro .equ .set proc macro extern',
    imports: '.include %include include',
    letters: '.%$',
    colon: 'declaration',
  },
  devicetree: {
    files: ['*.dts', '*.dtsi', '*.overlay'],
    delimiters: [...slashes, double, single],
    imports: '#include /include/',
    letters: '-,#',
    colon: 'declaration',
    labels: '&',
    assigns: '=',
  },
  linker: {
    files: ['*.ld', '*.lds'],
    delimiters: [block('/*', '*/'), double],
    letters: '.',
    assigns: '=',
    colon: 'declaration',
  },
  llvm: {
    files: ['*.ll'],
    delimiters: [line(';'), double],
    declares: 'define declare',
    sigils: '@%',
    letters: '.',
    assigns: '=',
  },
  wat: {
    files: ['*.wat', '*.wast'],
    delimiters: [line(';;'), block('(;', ';)'), double],
    declares: 'func module type global memory table param local',
    sigils: '$',
    letters: '.',
  },
} satisfies Record<string, Grammar>
