import type { Zip } from './zips.ts';

/** A good package, edited so that programs would not read it alike. */
export interface MalformedCase {
  what: string;
  /** Without `package/zip-`. */
  code: string;
  edit: (zip: Zip) => Zip | Buffer;
  /** Of the defect. */
  offset: (zip: Zip) => number;
}

/** Where the data of an entry end. */
export function dataEnd(zip: Zip, index: number): number {
  return zip.entry(index).dataOffset + zip.entry(index).compressedSize;
}

/** Where the raw extra fields of a local header are. */
export function localExtra(zip: Zip, index: number): number {
  return zip.entry(index).offset + 30 + zip.entry(index).name.length;
}
