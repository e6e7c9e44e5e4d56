/** Texts by key, the least recently used forgotten when together they become too long. */
export class TextCache {
  private readonly texts = new Map<string, string>();
  private length = 0;

  /** @param limit of all keys and texts together, in UTF-16 units */
  constructor(private readonly limit: number) {}

  get(key: string): string | undefined {
    const text = this.texts.get(key);
    if (text === undefined) return undefined;
    this.texts.delete(key);
    this.texts.set(key, text);
    return text;
  }

  set(key: string, text: string): void {
    const size = key.length + text.length;
    if (size > this.limit / 16) return;
    this.forget(key);
    this.texts.set(key, text);
    this.length += size;
    for (const oldest of this.texts.keys()) {
      if (this.length <= this.limit) return;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    const text = this.texts.get(key);
    if (text === undefined) return;
    this.texts.delete(key);
    this.length -= key.length + text.length;
  }
}
