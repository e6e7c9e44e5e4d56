/** The script of the journal view, in a webview: it shows what the extension host sends, and says what was clicked. */
import { acquirePageHost } from '../shared/page-host.ts';
import { adoptStyles } from '../shared/styles.ts';
import { JournalPage, type PageState } from './journal-page.ts';
import type { FromView, ToView } from './messages.ts';
import styles from './style.css';

adoptStyles(styles);
const host = acquirePageHost<PageState, FromView>();
let page: JournalPage | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  if (data.type === 'texts') page = new JournalPage(data.texts, host);
  else page?.receive(data);
});
host.post({ type: 'ready' });
