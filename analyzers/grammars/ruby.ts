import type { Grammar } from '../syntax/grammar.ts'

export const ruby = {
  comments: ['comment'],
  strings: ['string', 'heredoc_body', 'bare_string', 'subshell', 'chained_string', 'simple_symbol', 'delimited_symbol', 'bare_symbol', 'character'],
  pieces: ['string'],
  regexes: ['regex'],
  names: ['identifier', 'constant', 'instance_variable', 'class_variable', 'global_variable', 'hash_key_symbol'],
  roles: [
    ['declaration',
      'method.name', 'singleton_method.name', 'class.name', 'module.name', 'class.name scope_resolution.name', 'module.name scope_resolution.name', 'method_parameters',
      'lambda_parameters', 'optional_parameter.name', 'keyword_parameter.name', 'block_parameters', 'splat_parameter.name', 'hash_splat_parameter.name', 'block_parameter.name',
      'destructured_parameter', 'alias.name', 'exception_variable', 'for.pattern'],
    ['property', 'call.method', 'pair.key'],
  ],
  slots: [
    ['map-key', 'pair.key'],
    ['lookup', 'element_reference'],
    ['comparison', 'binary.left', 'binary.right', 'pattern', 'when.pattern'],
    ['item', 'array', 'string_array', 'symbol_array'],
    ['value', 'assignment.right', 'pair.value', 'operator_assignment.right', 'optional_parameter.value', 'keyword_parameter.value'],
  ],
  owners: { assignment: 'left', pair: 'key', operator_assignment: 'left', optional_parameter: 'name', keyword_parameter: 'name', element_reference: 'object' },
  calls: { call: ['method', 'receiver'] },
  transparent: [],
  objects: { call: 'receiver' },
  statements: /^body_statement$|^program$|^then$|^do_block$|^block$|^block_body$|^method$|^class$|^module$/,
} as const satisfies Grammar
