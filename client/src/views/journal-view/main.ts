/** The script of the journal view, in a webview: it shows what the extension host sends, and says what was clicked. */
import { JournalPage, type PageState } from './journal-page.ts';
import type { FromView, ToView } from './messages.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromView): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const vscode = acquireVsCodeApi();
let state = vscode.getState() ?? {};
let page: JournalPage | undefined;

function remember(change: PageState): void {
  state = { ...state, ...change };
  vscode.setState(state);
}

window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  if (data.type === 'texts')
    page = new JournalPage(data.texts, { state, remember, post: message => vscode.postMessage(message) });
  else page?.receive(data);
});
vscode.postMessage({ type: 'ready' });
