/** The script of the log report, in a webview: it shows what the extension host sends, and says what was clicked. */
import type { FromView, ToView } from './messages.ts';
import { type PageState, ReportPage } from './report-page.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromView): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const vscode = acquireVsCodeApi();
let state = vscode.getState() ?? {};
let page: ReportPage | undefined;

function remember(change: PageState): void {
  state = { ...state, ...change };
  vscode.setState(state);
}

window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  if (data.type === 'texts') {
    remember({ logs: data.logs });
    page = new ReportPage(data.texts, { state, remember, post: message => vscode.postMessage(message) });
  } else page?.receive(data);
});
vscode.postMessage({ type: 'ready' });
