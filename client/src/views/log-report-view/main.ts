/** The script of the log report, in a webview: it shows what the extension host sends, and says what was clicked. */
import { acquirePageHost } from '../shared/page-host.ts';
import { adoptStyles } from '../shared/styles.ts';
import type { FromView, ToView } from './messages.ts';
import { type PageState, ReportPage } from './report-page.ts';
import styles from './style.css';

adoptStyles(styles);
const host = acquirePageHost<PageState, FromView>();
let page: ReportPage | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  if (data.type === 'texts') {
    host.remember({ logs: data.logs });
    page = new ReportPage(data.texts, host);
  } else page?.receive(data);
});
host.post({ type: 'ready' });
