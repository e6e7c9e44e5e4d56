import { CONTRACT_TAGS, type ContractTag } from '../catalog/contract-tags.ts';
import { HTTP_METHODS } from '../contracts/model.ts';
import { inLanguage } from '../locale.ts';
import { type Completion, snippetChoice, snippetText } from './completion.ts';
import type { TagSpot } from './tag-spot.ts';

/** TypeScript suggests these on its own. */
const SUGGESTED_BY_TYPESCRIPT = new Set(['example']);

/** The tags that can stand where an `@` was typed and do not yet. */
export function completeTagName({ node, range, name }: TagSpot & { at: 'name' }): Completion[] {
  const given = new Set(node.doc?.tags.filter(tag => tag.start !== range.start).map(tag => tag.name));
  return CONTRACT_TAGS.filter(tag => tag.on.includes(node.place) && !given.has(tag.name))
    .filter(tag => !SUGGESTED_BY_TYPESCRIPT.has(tag.name))
    .map(tag => ({
      label: `@${tag.name}`,
      kind: 'tag',
      // Where the tag has its value already, only the name is in question.
      ...(name === tag.name ? { text: `@${tag.name}` } : { text: tagSnippet(tag), isSnippet: true }),
      range,
      documentation: inLanguage(tag.meaning),
    }));
}

function tagSnippet({ name, value, choices = [], placeholder = '' }: ContractTag): string {
  switch (value) {
    case 'none':
      return `@${name}`;
    case 'http':
      return `@${name} ${snippetChoice(1, HTTP_METHODS)} /\${2:path}`;
    case 'choice':
      return `@${name} ${choices.length > 1 ? snippetChoice(1, choices) : (choices[0] ?? '')}`;
    default:
      return `@${name} \${1:${snippetText(placeholder)}}`;
  }
}
