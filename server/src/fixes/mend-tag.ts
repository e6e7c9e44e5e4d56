import * as l10n from '@vscode/l10n';
import type { DocTag } from '../contracts/doc-comment.ts';
import type { OutlineNode } from '../contracts/outline.ts';
import { nodesOf, tagValueOf } from '../contracts/outline-search.ts';
import { removeTag } from '../refactor/edit-doc.ts';
import type { Fix, Fixable, FixProblem } from './fix.ts';

/** Writes a tag's value as it was most likely meant, or takes the tag away. */
export const mendTag: FixProblem = (problem, fixable) => {
  const found = tagAt(problem.start, fixable);
  if (!found) return [];
  const { tag } = found;
  const meant = meantValue(tag);
  const value = tagValueOf(fixable.text, tag);
  const mended: Fix[] =
    meant === undefined
      ? []
      : [
          {
            title: l10n.t('Write @{0}', `${tag.name} ${meant}`.trim()),
            changes: [{ start: tag.start + 1 + tag.name.length, end: value.end, text: meant && ` ${meant}` }],
            isPreferred: true,
          },
        ];
  return [...mended, ...dropTag(problem, fixable)];
};

/** Takes a tag away. */
const dropTag: FixProblem = ({ start }, fixable) => {
  const found = tagAt(start, fixable);
  if (!found) return [];
  const { node, tag } = found;
  return [{ title: l10n.t('Remove @{0}', tag.name), changes: [removeTag(fixable.text, node, tag)] }];
};

/** Takes a tag away that says nothing where it stands. */
export const dropIdleTag: FixProblem = (problem, fixable) =>
  dropTag(problem, fixable).map(fix => ({ ...fix, isPreferred: true }));

function tagAt(start: number, { outline }: Fixable): { node: OutlineNode; tag: DocTag } | undefined {
  for (const node of nodesOf(outline)) {
    const tag = node.doc?.tags.find(each => each.start === start);
    if (tag) return { node, tag };
  }
  return undefined;
}

type Mend = (value: string) => string | undefined;

/** Ways to write values that people know from elsewhere. */
const MENDS: Record<string, Mend> = {
  signCheck: value => (/^(false|off|0|none)$/i.test(value) ? 'no' : /^(true|on|1)$/i.test(value) ? 'yes' : undefined),
  timeout: mendDuration,
  http: mendHttp,
  asType: value => (/^(int|int32|int64|long|integer)$/i.test(value) ? 'integer' : undefined),
  uniqueItems: () => '',
  pattern: value => /^\/(.+)\/[a-z]*$/.exec(value)?.[1],
};

function meantValue({ name, value }: DocTag): string | undefined {
  const mend = Object.hasOwn(MENDS, name) ? MENDS[name] : mendNumber;
  const meant = mend?.(value);
  return meant === value ? undefined : meant;
}

/** `5s`, `5 seconds`, `500ms`, `5,000`. */
function mendDuration(value: string): string | undefined {
  const [, amount = '', unit = ''] = /^([\d.,_]+)\s*([a-z]*)$/i.exec(value) ?? [];
  const number = Number(amount.replace(/[,_]/g, ''));
  if (amount === '' || !Number.isFinite(number)) return undefined;
  if (/^(ms|millis|milliseconds?)?$/i.test(unit)) return String(Math.round(number));
  return /^(s|secs?|seconds?)$/i.test(unit) ? String(Math.round(number * 1000)) : undefined;
}

/** `GET orders/:id`, `get /orders/{id}/`. */
function mendHttp(value: string): string | undefined {
  const [, verb = '', rest = ''] = /^(get|post|put|delete|head)\s+(\S+)$/i.exec(value) ?? [];
  if (verb === '') return undefined;
  const path = rest.replace(/^https?:\/\/[^/]+/, '').replace(/(^|\/):(\w+)/g, '$1{$2}');
  return `${verb.toUpperCase()} ${path.startsWith('/') ? path : `/${path}`}`;
}

/** `"5"`, `= 5`, `5.` */
function mendNumber(value: string): string | undefined {
  return /^["'=\s]*(-?\d+(?:\.\d+)?)["'.\s]*$/.exec(value)?.[1];
}
