/** The script of the package view, in a webview: it shows what the extension host sends, and says what was clicked. */
import { button, element } from '../shared/element.ts';
import { fill } from '../shared/fill.ts';
import { FocusKeeper } from '../shared/focus-keeper.ts';
import { acquirePageHost } from '../shared/page-host.ts';
import { adoptStyles } from '../shared/styles.ts';
import { FileTree, type TreeState } from './file-tree.ts';
import type { FileNode, FromView, PackageTexts, PackageView, ToView } from './messages.ts';
import { PreviewPane } from './preview-pane.ts';
import { banner, clients, container, facts, findings } from './sections.ts';
import styles from './style.css';

/** What survives hiding the tab. */
interface State {
  tree?: TreeState;
  selected?: string;
}

adoptStyles(styles);
const host = acquirePageHost<State, FromView>();
const focus = new FocusKeeper(document.body);
let texts: PackageTexts | undefined;
let preview: PreviewPane | undefined;

function showPackage(view: PackageView, words: PackageTexts): void {
  const pane = new PreviewPane(words);
  preview = pane;
  const tree = new FileTree(view.files, {
    label: words.files,
    state: host.state.tree ?? { open: foldersAtStart(view.files), shown: [] },
    moreText: (more, left) => fill(words.showMore, more, left),
    onState: tree => host.remember({ tree }),
    onSelect({ path }) {
      pane.expect(path);
      host.remember({ selected: path });
      host.post({ type: 'preview', path });
    },
  });
  const files = view.files.length > 0 ? tree.root : element('p', { class: 'note' }, words.noFiles);
  document.body.replaceChildren(
    banner(view, words, action => host.post({ type: 'action', action })),
    facts(view),
    findings(view.findings, words),
    element(
      'section',
      { class: 'files', 'aria-labelledby': 'heading-files' },
      element('h2', { id: 'heading-files' }, words.files),
      element('div', { class: 'split' }, files, pane.root),
    ),
    container(view.container, words),
    ...(view.clients.length > 0 ? [clients(view.clients, words)] : []),
  );
  const { selected } = host.state;
  if (selected !== undefined) tree.select(selected);
}

/** Folders on the way to where the first choice is. */
function foldersAtStart(nodes: FileNode[]): string[] {
  const folders = nodes.filter(node => node.children);
  const [only] = folders;
  if (folders.length !== 1 || !only?.children) return [];
  return [only.path, ...foldersAtStart(only.children)];
}

function showProgress(percent: number, words: PackageTexts): void {
  // What is there already stays until the new state is known.
  if (preview) return;
  const bar = element('progress', { max: '100', value: String(percent), 'aria-label': words.reading });
  document.body.replaceChildren(element('div', { class: 'waiting' }, element('p', {}, words.reading), bar));
}

function showFailure(message: string, words: PackageTexts): void {
  preview = undefined;
  const retry = button(words.retry, true, () => host.post({ type: 'action', action: 'retry' }));
  document.body.replaceChildren(element('div', { class: 'waiting', role: 'alert' }, element('p', {}, message), retry));
}

window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  if (data.type === 'texts') texts = data.texts;
  if (!texts) return;
  if (data.type === 'progress') showProgress(data.percent, texts);
  const words = texts;
  if (data.type === 'package') focus.around(() => showPackage(data.view, words));
  if (data.type === 'failed') showFailure(data.message, texts);
  if (data.type === 'preview') preview?.show(data.path, data.preview);
});
host.post({ type: 'ready' });
