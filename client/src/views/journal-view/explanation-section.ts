import { element } from '../shared/element.ts';
import type { ComparedLine, ExplanationView, JournalTexts } from './messages.ts';

/** Why a call was refused, and what to change. */
export function explanationSection(explanation: ExplanationView, texts: JournalTexts): HTMLElement {
  const { hypothesis, change, comparison, facts } = explanation;
  const id = 'heading-explanation';
  return element(
    'section',
    { class: 'explanation', 'aria-labelledby': id },
    element('h2', { id }, texts.explanation),
    element('p', { class: 'hypothesis' }, hypothesis),
    ...(change.length > 0 ? part(texts.change, element('pre', {}, change.join('\n'))) : []),
    ...comparisonPart(texts.signed, comparison.content, texts),
    ...(isSameButSecret(comparison.content) ? [element('p', { class: 'note' }, texts.sameButSecret)] : []),
    ...comparisonPart(texts.signedData, comparison.data, texts),
    ...(facts.length > 0 ? [factList(facts, texts)] : []),
  );
}

function isSameButSecret(lines: ComparedLine[]): boolean {
  return lines.length > 0 && lines.every(({ of }) => of === 'both');
}

function part(title: string, content: HTMLElement): HTMLElement[] {
  return [element('h3', {}, title), content];
}

function comparisonPart(title: string, lines: ComparedLine[], texts: JournalTexts): HTMLElement[] {
  if (lines.length === 0) return [];
  const rows = lines.map(({ of, pieces }) =>
    element(
      'div',
      { class: `compared ${of}` },
      element('span', { class: 'side' }, texts.sides[of]),
      element('code', {}, ...pieces.map(({ text, differs }) => (differs ? element('mark', {}, text) : text))),
    ),
  );
  return part(
    title,
    element('div', { class: 'comparison', tabindex: '0', role: 'group', 'aria-label': title }, ...rows),
  );
}

function factList(facts: ExplanationView['facts'], texts: JournalTexts): HTMLElement {
  const pairs = facts.flatMap(({ name, value }) => [
    element('dt', {}, texts.facts[name] ?? name),
    element('dd', {}, value),
  ]);
  return element('dl', {}, ...pairs);
}
