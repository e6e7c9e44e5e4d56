import * as vscode from 'vscode';
import { formatSize } from './format-size.ts';
import type { Preview } from './package-view/messages.ts';

/** Larger files are not read, in bytes. */
const LIMIT = 4 * 1024 * 1024;
/** A text of this length is still scrolled with ease. */
const SHOWN = 256 * 1024;

/** Raster images only: an SVG is a document that may hold scripts, and is shown as its text. */
const IMAGES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
};

/**
 * What the view shows of a file.
 * @param size in bytes
 * @param read gives the file's bytes, which may be no more than a limit
 */
export async function previewOf(
  path: string,
  size: number,
  read: (limit: number) => Promise<Buffer>,
): Promise<Preview> {
  const shown = formatSize(size);
  if (size === 0) return { kind: 'none', note: vscode.l10n.t('This file is empty.') };
  if (size > LIMIT) return { kind: 'none', note: vscode.l10n.t('{0}: too large to show.', shown) };
  const bytes = await read(LIMIT);
  const image = IMAGES[/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
  if (image) return { kind: 'image', source: `data:${image};base64,${bytes.toString('base64')}`, note: shown };
  const text = textOf(bytes);
  if (text === undefined) return { kind: 'none', note: vscode.l10n.t('{0}: not a text.', shown) };
  const isWhole = bytes.length <= SHOWN;
  return {
    kind: 'text',
    text,
    note: isWhole ? shown : vscode.l10n.t('{0}, of which this is the first {1}', shown, formatSize(SHOWN)),
  };
}

function textOf(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    // The limit may cut a character in two: `stream` keeps its first half back.
    const isCut = bytes.length > SHOWN;
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, SHOWN), { stream: isCut });
  } catch {
    // Not UTF-8, which H5 pages are.
    return undefined;
  }
}
