import type { ClockView, LogReportView, PlaceView, SourceView } from '../../../../server/src/logs/report/model.ts';
import { formatSize } from '../format-size.ts';
import { element } from '../shared/element.ts';
import { fill } from '../shared/fill.ts';
import { FocusKeeper } from '../shared/focus-keeper.ts';
import { sign, toned } from '../shared/tone-sign.ts';
import type { LogReportTexts } from './messages.ts';
import { type Cell, link, table } from './table.ts';
import { numberText, type Times } from './times.ts';

export interface OverviewOptions {
  texts: LogReportTexts;
  /** Shows only what a filter lets through. */
  onFilter(filter: string): void;
  onOpen(place: PlaceView): void;
}

/** All of a report but its events: totals, what is left out, logs, codes, operations, devices. */
export class Overview {
  readonly root = element('div', { class: 'overview' });
  private readonly focus = new FocusKeeper(this.root);
  private readonly open = new Set<string>();
  private shown: { view: LogReportView; times: Times } | undefined;

  constructor(private readonly options: OverviewOptions) {}

  show(view: LogReportView, times: Times): void {
    const { first, last } = view.totals;
    times.setSpan(first, last);
    this.shown = { view, times };
    const content = [
      ...this.head(view, times),
      ...this.notices(view),
      ...this.logs(view),
      ...this.codes(view, times),
      ...this.operations(view, times),
      ...this.devices(view, times),
    ];
    this.focus.around(() => this.root.replaceChildren(...content));
  }

  private head({ totals, timeZone }: LogReportView, times: Times): HTMLElement[] {
    const { texts } = this.options;
    const { lines, events, failures, first, last } = totals;
    const span =
      first === undefined || last === undefined
        ? []
        : [`${times.spanText(first, last)} · ${texts.times.replace('{0}', timeZone)}`];
    return [
      element('h1', {}, fill(texts.totals, lines, events, failures)),
      ...span.map(text => element('p', { class: 'note' }, text)),
    ];
  }

  private notices({ bursts, leftOut }: LogReportView): HTMLElement[] {
    const { texts } = this.options;
    const notice = (title: string, lines: string[], tone: string) =>
      lines.length === 0
        ? []
        : [
            element(
              'section',
              { class: `notice ${tone}` },
              element('h2', {}, title),
              element('ul', {}, ...lines.map(line => element('li', {}, line))),
            ),
          ];
    return [...notice(texts.bursts, bursts, 'bad'), ...notice(texts.leftOut, leftOut, 'warning')];
  }

  private logs({ sources }: LogReportView): HTMLElement[] {
    const { texts } = this.options;
    const name = (source: SourceView): Cell => {
      const label = source.name;
      const place = { source: source.id, line: 0, label, isThere: true };
      return link(label, source.file, () => this.options.onOpen(place));
    };
    const rows = sources.map(source => [
      name(source),
      source.problem === undefined ? texts.states[source.state] : `${texts.states[source.state]}: ${source.problem}`,
      formatSize(source.size),
      numberText(source.lines),
      numberText(source.events),
      numberText(source.failures),
      clock(source.clock),
    ]);
    const hasClocks = sources.some(source => source.clock);
    return this.table('logs', texts.logs, texts.logColumns, rows, [2, 3, 4, 5], hasClocks ? [] : [6]);
  }

  private codes({ codes }: LogReportView, times: Times): HTMLElement[] {
    const { texts, onFilter } = this.options;
    const rows = codes.map(({ code, kind, title, tone, events, first, last }) => [
      element(
        'span',
        { class: `toned ${tone}` },
        sign(tone),
        link(String(code), undefined, () => onFilter(`code:${code} kind:${kind}`)),
      ),
      title,
      numberText(events),
      times.cellText(first),
      times.cellText(last),
    ]);
    return this.table('codes', texts.codes, texts.codeColumns, rows, [2]);
  }

  private operations({ operations }: LogReportView, times: Times): HTMLElement[] {
    const { texts, onFilter } = this.options;
    const rows = operations.map(({ operationType, events, failures, first, last }) => [
      link(operationType, undefined, () => onFilter(`operation:${operationType}`)),
      numberText(events),
      numberText(failures),
      times.cellText(first),
      times.cellText(last),
    ]);
    return this.table('operations', texts.operations, texts.operationColumns, rows, [1, 2]);
  }

  private devices({ devices }: LogReportView, times: Times): HTMLElement[] {
    const { texts, onFilter } = this.options;
    const rows = devices.map(({ deviceId, events, failures, clock: known, first, last }) => [
      link(deviceId, undefined, () => onFilter(`device:${deviceId}`)),
      numberText(events),
      numberText(failures),
      clock(known),
      times.cellText(first),
      times.cellText(last),
    ]);
    const hasClocks = devices.some(device => device.clock);
    return this.table('devices', texts.devices, texts.deviceColumns, rows, [1, 2], hasClocks ? [] : [3]);
  }

  /** @param without columns that are left out */
  private table(
    id: string,
    title: string,
    columns: readonly string[],
    rows: Cell[][],
    numbers: number[],
    without: number[] = [],
  ): HTMLElement[] {
    const kept = <Item>(items: readonly Item[]) => items.filter((_, index) => !without.includes(index));
    const isNumber = columns.map((_, index) => numbers.includes(index));
    return table({
      title,
      columns: kept(columns),
      rows: rows.map(kept),
      numbers: kept(isNumber).flatMap((is, index) => (is ? [index] : [])),
      texts: this.options.texts,
      isOpen: this.open.has(id),
      onOpen: () => {
        this.open.add(id);
        if (this.shown) this.show(this.shown.view, this.shown.times);
      },
    });
  }
}

function clock(view: ClockView | undefined): Cell {
  return view ? toned(view.tone, view.text) : '';
}
