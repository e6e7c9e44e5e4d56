import { element } from '../shared/element.ts';
import type { LogReportTexts } from './messages.ts';

export type TabName = keyof LogReportTexts['tabs'];

const NAMES: readonly TabName[] = ['overview', 'event', 'request'];

/** What the pane shows: tabs as the ARIA practices describe them. A tab is there once it has something to show. */
export class Tabs {
  readonly root: HTMLElement;
  private readonly tabs: ReadonlyMap<TabName, { tab: HTMLButtonElement; panel: HTMLElement }>;
  private current: TabName = 'overview';

  constructor(texts: LogReportTexts) {
    this.tabs = new Map(
      NAMES.map(name => {
        const tab = element('button', {
          type: 'button',
          role: 'tab',
          id: `tab-${name}`,
          'aria-controls': `panel-${name}`,
        });
        tab.textContent = texts.tabs[name];
        tab.addEventListener('click', () => this.select(name));
        tab.addEventListener('keydown', event => this.onKey(event));
        const panel = element('div', {
          role: 'tabpanel',
          id: `panel-${name}`,
          class: 'panel',
          'aria-labelledby': `tab-${name}`,
          tabindex: '-1',
        });
        tab.hidden = name !== 'overview';
        return [name, { tab, panel }];
      }),
    );
    const parts = [...this.tabs.values()];
    const list = element(
      'div',
      { role: 'tablist', class: 'tabs', 'aria-label': texts.tabList },
      ...parts.map(({ tab }) => tab),
    );
    this.root = element('section', { class: 'details' }, list, ...parts.map(({ panel }) => panel));
    this.select('overview');
  }

  /** Puts something into a tab. */
  fill(name: TabName, ...content: HTMLElement[]): void {
    const parts = this.tabs.get(name);
    if (!parts) return;
    parts.tab.hidden = false;
    parts.panel.replaceChildren(...content);
    parts.panel.scrollTop = 0;
  }

  select(name: TabName): void {
    this.current = name;
    for (const [each, { tab, panel }] of this.tabs) {
      tab.setAttribute('aria-selected', String(each === name));
      tab.tabIndex = each === name ? 0 : -1;
      panel.hidden = each !== name;
    }
  }

  /** Puts something into a tab and shows it. The focus goes along where it was in what is replaced or hidden by that. */
  open(name: TabName, ...content: HTMLElement[]): void {
    const hadFocus = [...this.tabs.values()].some(({ panel }) => panel.contains(document.activeElement));
    this.fill(name, ...content);
    this.select(name);
    if (hadFocus) this.focus();
  }

  /** Goes into what is shown. */
  focus(): void {
    this.tabs.get(this.current)?.panel.focus();
  }

  private onKey(event: KeyboardEvent): void {
    const there = NAMES.filter(name => !this.tabs.get(name)?.tab.hidden);
    const at = there.indexOf(this.current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: there.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const name = there[(to + there.length) % there.length];
    if (name === undefined) return;
    this.select(name);
    this.tabs.get(name)?.tab.focus();
  }
}
