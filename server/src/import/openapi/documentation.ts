import type { Json } from '../../contracts/model.ts';
import type { Documentation } from '../contract.ts';
import { typeName } from '../names.ts';
import { isTrue, member, plainOf, type SpecNode, textOf } from './spec-node.ts';

/**
 * What a schema, parameter or operation says about itself in words.
 * @param name of what is declared for it: a title that says the same says nothing
 */
export function documentationOf(node: SpecNode, name?: string): Documentation {
  const title = textOf(member(node, 'title')) ?? textOf(member(node, 'summary')) ?? '';
  const paragraphs = [typeName(title) === name ? '' : title, textOf(member(node, 'description'))]
    .map(text => text?.trim() ?? '')
    .filter((text, index, all) => text !== '' && all.indexOf(text) === index);
  const see = textOf(member(member(node, 'externalDocs'), 'url'));
  return {
    ...(paragraphs.length > 0 && { description: paragraphs.join('\n\n') }),
    ...(isTrue(member(node, 'deprecated')) && { deprecated: '' }),
    ...(see && { see }),
  };
}

/** `default`, as it stands. */
export function defaultOf(node: SpecNode): { defaultValue?: Json } {
  const value = member(node, 'default');
  const plain = value && plainOf(value);
  return plain === undefined ? {} : { defaultValue: plain };
}
