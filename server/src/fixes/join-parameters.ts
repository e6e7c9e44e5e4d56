import * as l10n from '@vscode/l10n';
import { operationsIn } from '../contracts/outline-search.ts';
import { Script } from '../script/script.ts';
import type { FixProblem } from './fix.ts';

/** Makes one request of several parameters. */
export const joinParameters: FixProblem = ({ start }, { text, outline }) => {
  const found = operationsIn(outline).find(({ operation }) => operation.start <= start && start <= operation.end);
  if (!found) return [];
  const { name, end } = found.operation;
  const script = new Script(text, { start: name.end, end });
  const open = script.tokens.findIndex((_, index) => script.is(index, '('));
  const close = script.closing(open);
  if (open < 0 || close >= script.tokens.length) return [];
  const commas: number[] = [];
  for (let index = open + 1; index < close; index = script.after(index)) if (script.is(index, ',')) commas.push(index);
  const edges = [open, ...commas, close];
  const parameters = edges
    .slice(1)
    .map((edge, index) => text.slice(script.tokens[edges[index] ?? open]?.end, script.startOf(edge)).trim())
    .filter(parameter => parameter !== '');
  const isOptional = parameters.every(parameter => /^[\w$]+\?/.test(parameter));
  return [
    {
      title: l10n.t('Make one request of the parameters'),
      changes: [
        {
          start: script.tokens[open]?.end ?? 0,
          end: script.startOf(close),
          text: `request${isOptional ? '?' : ''}: { ${parameters.join('; ')} }`,
        },
      ],
      isPreferred: true,
    },
  ];
};
