import type { Documentation } from '../contract.ts';

/** Block tags that say something about data; who wrote it when is in version control. */
const KEPT: Record<string, string> = { return: 'returns', param: 'param', throws: 'throws', since: 'since' };

/** What a Javadoc comment says, as plain text with Markdown. */
export function readJavadoc(comment: string): Documentation {
  const lines = comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map(line => line.replace(/^\s*\* ?/, '').trimEnd());
  const [description = '', ...blocks] = lines.join('\n').split(/^\s*(?=@[A-Za-z])/m);
  const text = plain(description);
  const documentation: Documentation = text === '' ? {} : { description: text };
  for (const block of blocks) addBlock(block, documentation);
  return documentation;
}

function addBlock(block: string, documentation: Documentation): void {
  const [, name = '', rest = ''] = /^@(\w+)\s*(.*)$/s.exec(block) ?? [];
  const text = plain(rest).replace(/\s*\n\s*/g, ' ');
  if (name === 'deprecated') documentation.deprecated = text;
  else if (name === 'see') documentation.see ??= text;
  else if (Object.hasOwn(KEPT, name) && text !== '') {
    documentation.others = [...(documentation.others ?? []), { name: KEPT[name] ?? name, text }];
  }
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ', apos: "'" };

/** Without HTML, and with Markdown for what inline tags mark. */
function plain(text: string): string {
  return text
    .replace(/\{@(?:code|literal|value)\s+([^{}]*)\}/g, '`$1`')
    .replace(
      /\{@link(?:plain)?\s+([^\s{}]+)(?:\s+([^{}]*))?\}/g,
      (_, target: string, label?: string) => label ?? target.replace('#', '.'),
    )
    .replace(/\{@\w+\s*([^{}]*)\}/g, '$1')
    .replace(/<\/?p\s*\/?>/gi, '\n\n')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/\s*<li[^<>]*>\s*/gi, '\n- ')
    .replace(/<\/?(?:code|tt)>/gi, '`')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
