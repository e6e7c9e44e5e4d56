import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../report.ts';

/** A node of a Java file's syntax tree together with the file's text. */
export class JavaNode {
  constructor(
    private readonly node: SyntaxNode,
    private readonly source: string,
  ) {}

  get name(): string {
    return this.node.name;
  }

  get text(): string {
    return this.source.slice(this.node.from, this.node.to);
  }

  get place(): Span {
    return { start: this.node.from, end: this.node.to };
  }

  get children(): JavaNode[] {
    const children: JavaNode[] = [];
    for (let child = this.node.firstChild; child; child = child.nextSibling)
      children.push(new JavaNode(child, this.source));
    return children;
  }

  /** The first child of one of these kinds. */
  child(...names: string[]): JavaNode | undefined {
    return this.children.find(child => names.includes(child.name));
  }

  all(...names: string[]): JavaNode[] {
    return this.children.filter(child => names.includes(child.name));
  }

  /** The doc comment before a declaration; other comments may stand between. */
  get docComment(): string {
    let before = this.node.prevSibling;
    while (before && /Comment$/.test(before.name)) {
      const text = this.source.slice(before.from, before.to);
      if (text.startsWith('/**')) return text;
      before = before.prevSibling;
    }
    return '';
  }
}
