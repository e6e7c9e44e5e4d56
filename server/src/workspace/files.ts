import { URI } from 'vscode-uri';
import { fileKey } from '../files/paths.ts';

/**
 * The file that a client's URI names, or nothing for other schemes (untitled documents, git's old versions).
 * URIs are never compared as text: `file:///c%3A/x` and `file:///C:/x` are one file.
 */
export function fileOfUri(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}

export function uriOfFile(file: string): string {
  return URI.file(file).toString();
}

/** A map by file, whatever the notation of its path. */
export class FileMap<T> {
  private readonly map = new Map<string, [file: string, value: T]>();

  get size(): number {
    return this.map.size;
  }

  get(file: string): T | undefined {
    return this.map.get(fileKey(file))?.[1];
  }

  has(file: string): boolean {
    return this.map.has(fileKey(file));
  }

  set(file: string, value: T): void {
    this.map.set(fileKey(file), [file, value]);
  }

  delete(file: string): boolean {
    return this.map.delete(fileKey(file));
  }

  /** The files, each in the notation that was set last. */
  files(): string[] {
    return [...this.map.values()].map(([file]) => file);
  }

  values(): T[] {
    return [...this.map.values()].map(([, value]) => value);
  }

  entries(): [string, T][] {
    return [...this.map.values()];
  }

  clear(): void {
    this.map.clear();
  }
}
