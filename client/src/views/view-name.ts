/** A view: its folder here. Known to the extension's side and to the page's. */
export type ViewName = 'package-view' | 'journal-view' | 'log-report-view';
