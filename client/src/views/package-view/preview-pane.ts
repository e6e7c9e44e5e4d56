import { element } from '../shared/element.ts';
import type { PackageTexts, Preview } from './messages.ts';

/** Shows one file: text as text, raster images as images, everything else in words. Screen readers say which, not what is in it. */
export class PreviewPane {
  readonly root: HTMLElement;
  private readonly name = element('span', { class: 'name' });
  private readonly note = element('span', { class: 'note' });
  private readonly heading = element('h3', { class: 'path' }, this.name, this.note);
  /** What is put into it later is said. */
  private readonly said = element('div', { 'aria-live': 'polite' });
  private readonly content = element('div');
  private awaited = '';

  constructor(texts: PackageTexts) {
    this.content.append(element('p', { class: 'note' }, texts.noPreview));
    this.root = element('section', { class: 'preview', 'aria-label': texts.preview }, this.said, this.content);
  }

  /** Until its content comes, a file shows its name. */
  expect(path: string): void {
    this.awaited = path;
    this.fill(path, '');
  }

  /** Answers may come late, after another file was chosen: those are dropped. */
  show(path: string, preview: Preview): void {
    if (path === this.awaited) this.fill(path, preview.note, ...contentOf(path, preview));
  }

  private fill(path: string, note: string, ...content: HTMLElement[]): void {
    this.name.textContent = path;
    this.note.textContent = note;
    if (!this.heading.isConnected) this.said.append(this.heading);
    this.content.replaceChildren(...content);
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
