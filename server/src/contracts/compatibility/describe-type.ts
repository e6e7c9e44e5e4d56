import type { Type } from '../model.ts';
import type { Alternative } from './alternatives.ts';

const MAX_LENGTH = 60;

/** What a value can be, in a few words for messages: objects by their names, everything else by what it is. */
export function describeAlternatives(alternatives: readonly Alternative[]): string {
  const texts = alternatives.map(({ type, declared }) =>
    type.kind === 'object' && declared ? declared.name : print(type),
  );
  const text = [...new Set(texts)].join(' | ');
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text;
}

/** As it might stand in a contract, where enums are behind names. */
function print(type: Type): string {
  switch (type.kind) {
    case 'literal':
      return JSON.stringify(type.value);
    case 'array':
      return `${printPart(type.element)}[]`;
    case 'record':
      return `Record<string, ${print(type.value)}>`;
    case 'object':
      return `{ ${type.properties.map(({ name, optional }) => `${name}${optional ? '?' : ''}`).join('; ')} }`;
    case 'union':
      return type.members.map(printPart).join(' | ');
    case 'reference':
      return type.name;
    case 'date':
      return 'Date';
    default:
      return type.kind;
  }
}

function printPart(type: Type): string {
  return type.kind === 'union' ? `(${print(type)})` : print(type);
}
