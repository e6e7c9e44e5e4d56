import { button, element } from '../shared/element.ts';
import { sign, toned } from '../shared/tone-sign.ts';
import type { Action, ClientRow, ContainerRow, FindingRow, PackageTexts, PackageView } from './messages.ts';

type OnAction = (action: Action) => void;

export function banner(view: PackageView, texts: PackageTexts, onAction: OnAction): HTMLElement {
  const key = view.hasKey ? texts.verifyWithOtherKey : texts.chooseKey;
  return element(
    'header',
    { class: `banner ${view.tone}`, role: 'status' },
    sign(view.tone),
    element('div', {}, element('h1', {}, view.verdict), element('p', {}, view.explanation)),
    element(
      'div',
      { class: 'actions' },
      button(key, !view.hasKey, () => onAction('choose-key')),
      button(texts.sign, false, () => onAction('sign')),
      button(texts.compare, false, () => onAction('compare')),
      button(texts.copyJson, false, () => onAction('copy-json')),
    ),
  );
}

export function facts({ facts: rows }: PackageView): HTMLElement {
  const pairs = rows.map(({ label, value }) => element('div', {}, element('dt', {}, label), element('dd', {}, value)));
  return element('dl', { class: 'facts' }, ...pairs);
}

export function findings(rows: FindingRow[], texts: PackageTexts): HTMLElement {
  const items = rows.map(({ tone, message, note }) =>
    element(
      'li',
      { class: tone },
      sign(tone),
      element('div', {}, element('p', {}, message), element('p', { class: 'note' }, note)),
    ),
  );
  const list = items.length > 0 ? element('ul', {}, ...items) : element('p', { class: 'note' }, texts.noFindings);
  return section(texts.findings, 'findings', list);
}

export function container(rows: ContainerRow[], texts: PackageTexts): HTMLElement {
  const cells = rows.map(({ name, size, signature, tone }) => [
    name,
    size,
    signature === '' ? '' : toned(tone, signature),
  ]);
  return section(texts.container, 'container', table(texts.containerColumns, cells));
}

export function clients(rows: ClientRow[], texts: PackageTexts): HTMLElement {
  const cells = rows.map(({ name, tone, outcome, why }) => [name, toned(tone, outcome), why]);
  return section(texts.clients, 'clients', table(texts.clientColumns, cells));
}

function section(title: string, name: string, ...content: HTMLElement[]): HTMLElement {
  const id = `heading-${name}`;
  return element('section', { class: name, 'aria-labelledby': id }, element('h2', { id }, title), ...content);
}

function table(columns: readonly string[], rows: (string | HTMLElement)[][]): HTMLElement {
  const head = element('tr', {}, ...columns.map(column => element('th', { scope: 'col' }, column)));
  const body = rows.map(cells => element('tr', {}, ...cells.map(cell => element('td', {}, cell))));
  return element('table', {}, element('thead', {}, head), element('tbody', {}, ...body));
}
