import type { PackageFinding } from '../package-finding.ts';
import { CONTENT_RULES } from './rules/index.ts';

/** Lets the rules about content look at a file while its bytes go by, so that it is read only once. */
export class ContentScan {
  private readonly head: Buffer[] = [];
  private size = 0;
  private readonly limit: number;

  constructor(private readonly path: string) {
    this.limit = Math.max(...CONTENT_RULES.map(rule => rule.limit(path)));
  }

  /** Whether more bytes would tell more. */
  get isDone(): boolean {
    return this.size >= this.limit;
  }

  see(chunk: Buffer): void {
    if (this.isDone) return;
    const seen = chunk.subarray(0, this.limit - this.size);
    this.head.push(seen);
    this.size += seen.length;
  }

  findings(): PackageFinding[] {
    const [first] = this.head;
    const head = first && this.head.length === 1 ? first : Buffer.concat(this.head);
    return CONTENT_RULES.flatMap(rule => rule.check(this.path, head.subarray(0, rule.limit(this.path))) ?? []);
  }
}
