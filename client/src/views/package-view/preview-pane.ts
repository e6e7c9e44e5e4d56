import { element } from '../shared/element.ts';
import type { Preview, ViewTexts } from './messages.ts';

/** Shows one file: text as text, raster images as images, everything else in words. */
export class PreviewPane {
  readonly root: HTMLElement;
  private awaited = '';

  constructor(private readonly texts: ViewTexts) {
    this.root = element('section', { class: 'preview', 'aria-label': texts.preview, 'aria-live': 'polite' });
    this.clear();
  }

  clear(): void {
    this.awaited = '';
    this.root.replaceChildren(element('p', { class: 'note' }, this.texts.noPreview));
  }

  /** Until its content comes, a file shows its name. */
  expect(path: string): void {
    this.awaited = path;
    this.root.replaceChildren(this.heading(path, ''));
  }

  /** Answers may come late, after another file was chosen: those are dropped. */
  show(path: string, preview: Preview): void {
    if (path !== this.awaited) return;
    this.root.replaceChildren(this.heading(path, preview.note), ...contentOf(path, preview));
  }

  private heading(path: string, note: string): HTMLElement {
    return element(
      'h3',
      { class: 'path' },
      element('span', { class: 'name' }, path),
      element('span', { class: 'note' }, note),
    );
  }
}

function contentOf(path: string, preview: Preview): HTMLElement[] {
  switch (preview.kind) {
    case 'text':
      return [element('pre', { tabindex: '0', 'aria-label': path }, preview.text)];
    case 'image':
      return [element('img', { src: preview.source, alt: path })];
    case 'none':
      return [];
  }
}
