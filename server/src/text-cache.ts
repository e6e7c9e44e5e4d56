/**
 * Texts by key. Two generations: when the young one is full it becomes the old one, and what was in the old one and
 * not asked for since is forgotten. Unlike a list in order of use, that costs nothing for each text.
 */
export class TextCache {
  private young = new Map<string, string>();
  private old = new Map<string, string>();
  private length = 0;

  /** @param limit of all keys and texts together, in UTF-16 units */
  constructor(private readonly limit: number) {}

  get(key: string): string | undefined {
    const text = this.young.get(key);
    if (text !== undefined) return text;
    const older = this.old.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  /** A key has one text for good: setting it again changes nothing. */
  set(key: string, text: string): void {
    const size = key.length + text.length;
    if (this.young.has(key) || size > this.limit / 16) return;
    if (this.length + size > this.limit / 2) {
      this.old = this.young;
      this.young = new Map();
      this.length = 0;
    }
    this.young.set(key, text);
    this.length += size;
  }
}
