import type { EventFilter, EventRow, LogReportView } from '../../../../server/src/logs/report/model.ts';
import { button, element } from '../shared/element.ts';
import type { PageHost } from '../shared/page-host.ts';
import { EventList } from './event-list.ts';
import { eventPane } from './event-pane.ts';
import type { FromView, LogReportTexts, ToView } from './messages.ts';
import { Overview } from './overview.ts';
import { storyPane } from './story-pane.ts';
import { Tabs } from './tabs.ts';
import { TimelineChart } from './timeline-chart.ts';
import { Times } from './times.ts';
import { Toolbar } from './toolbar.ts';

/** What survives hiding the page, and closing the window. */
export interface PageState {
  /** URIs, by which the report is made again. */
  logs?: string[];
  filter?: string;
}

/** All of the view: the timeline, the list of events, and what is shown beside it. */
export class ReportPage {
  private readonly toolbar: Toolbar;
  private readonly timeline: TimelineChart;
  private readonly list: EventList;
  private readonly overview: Overview;
  private readonly tabs: Tabs;
  private readonly content: HTMLElement;
  private readonly none: HTMLElement;
  private times = new Times('UTC');
  private view: LogReportView | undefined;
  private filter: EventFilter;
  /** The last thing that was asked for: what comes late is not shown. */
  private asked: { request: number; event?: number; story?: string } = { request: 0 };
  /** Whether events were asked for that have not come: reports change faster than those come. */
  private isAsking = false;
  private isStale = false;

  constructor(
    private readonly texts: LogReportTexts,
    private readonly host: PageHost<PageState, FromView>,
  ) {
    const { filter = '' } = host.state;
    this.filter = { text: filter };
    this.toolbar = new Toolbar({
      texts,
      filter,
      onFilter: text => this.setFilter({ ...this.filter, text }),
      onDown: () => this.list.focus(),
      onClearTime: () => this.chooseTime(undefined),
      onAction: action => host.post({ type: 'action', action, filter: this.filter }),
    });
    this.timeline = new TimelineChart({ texts, onChoose: range => this.chooseTime(range) });
    this.list = new EventList(
      {
        texts,
        load: (start, count) => this.ask(start, count),
        onChoose: row => this.choose(row),
        onEnter: () => this.tabs.focus(),
      },
      this.times,
    );
    this.overview = new Overview({
      texts,
      onFilter: text => this.toolbar.setFilter(text),
      onOpen: place => host.post({ type: 'open', place }),
    });
    this.tabs = new Tabs(texts);
    this.tabs.fill('overview', this.overview.root);
    const clear = button(texts.clearFilter, false, () => {
      this.chooseTime(undefined);
      this.toolbar.clearFilter();
    });
    this.none = element('div', { class: 'no-match' }, element('p', { class: 'note' }), clear);
    this.none.hidden = true;
    this.content = element('main', {}, element('div', { class: 'list' }, this.list.root, this.none), this.tabs.root);
    document.body.replaceChildren(
      element('div', { class: 'waiting', role: 'status' }, element('p', {}, texts.waiting)),
    );
  }

  receive(message: ToView): void {
    switch (message.type) {
      case 'report':
        this.show(message.view);
        break;
      case 'events':
        this.showEvents(message);
        break;
      case 'event':
        if (message.id === this.asked.event && message.details)
          this.tabs.open('event', ...eventPane(message.details, this.times, this.paneOptions));
        break;
      case 'story':
        if (message.traceId === this.asked.story)
          this.tabs.open('request', ...storyPane(message.story, this.times, this.paneOptions));
        break;
      case 'failed':
        this.fail(message.reason);
        break;
    }
  }

  private get paneOptions() {
    const { texts, host } = this;
    return {
      texts,
      onOpen: (place: EventRow['place']) => host.post({ type: 'open', place }),
      onStory: (traceId: string) => {
        this.asked.story = traceId;
        host.post({ type: 'story', traceId });
      },
      onEvent: (id: number) => this.askEvent(id),
      onCopy: (text: string) => host.post({ type: 'copy-text', text }),
    };
  }

  private show(view: LogReportView): void {
    const isFirst = this.view === undefined;
    this.view = view;
    if (this.times.timeZone !== view.timeZone) {
      this.times = new Times(view.timeZone);
      this.list.setTimes(this.times);
    }
    this.toolbar.show(view);
    this.showTimeline();
    this.overview.show(view, this.times);
    if (isFirst) {
      document.body.replaceChildren(this.toolbar.root, this.toolbar.progress, this.timeline.root, this.content);
      this.list.refresh(true);
    } else if (this.isAsking) this.isStale = true;
    else this.list.refresh(false);
  }

  private showTimeline(): void {
    const { from, to } = this.filter;
    const chosen = from === undefined || to === undefined ? undefined : { from, to };
    this.timeline.show(this.view?.timeline, this.times, chosen);
    this.toolbar.showTime(chosen && this.times.spanText(chosen.from, chosen.to));
  }

  private showEvents({ request, start, page }: ToView & { type: 'events' }): void {
    if (request !== this.asked.request) return;
    this.isAsking = false;
    this.list.show(start, page);
    this.toolbar.showCount(page.matching, page.total);
    const isEmpty = page.matching === 0;
    this.none.hidden = !isEmpty;
    this.list.root.hidden = isEmpty;
    const [text, clear] = this.none.children;
    if (text) text.textContent = page.total === 0 ? this.texts.noEvents : this.texts.noMatch;
    clear?.toggleAttribute('hidden', page.total === 0);
    if (!this.isStale) return;
    this.isStale = false;
    this.list.refresh(false);
  }

  private ask(start: number, count: number): void {
    this.isAsking = true;
    this.asked.request++;
    this.host.post({ type: 'events', request: this.asked.request, filter: this.filter, start, count });
  }

  private choose({ id }: EventRow): void {
    this.askEvent(id);
  }

  private askEvent(id: number): void {
    this.asked.event = id;
    this.host.post({ type: 'event', id });
  }

  private setFilter(filter: EventFilter): void {
    this.filter = filter;
    this.host.remember({ filter: filter.text });
    this.list.root.hidden = false;
    this.list.refresh(true);
  }

  private chooseTime(range: { from: number; to: number } | undefined): void {
    const { text } = this.filter;
    this.setFilter({ text, ...range });
    this.showTimeline();
  }

  private fail(reason: string): void {
    const again = button(this.texts.readAgain, true, () =>
      this.host.post({ type: 'action', action: 'read-again', filter: this.filter }),
    );
    const lines = [this.texts.failed, reason].map(line => element('p', {}, line));
    document.body.replaceChildren(element('div', { class: 'waiting', role: 'alert' }, ...lines, again));
    this.view = undefined;
  }
}
