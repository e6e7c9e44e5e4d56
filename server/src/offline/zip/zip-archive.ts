import type { PackageFinding } from '../package-finding.ts';
import type { EntryHeader } from './zip-format.ts';

/** An entry whose two headers agree and whose bytes lie where they say. */
export interface ZipEntry extends EntryHeader {
  /** Its name for people. The name itself may hold anything where an archive is read in spite of illegal names. */
  shown: string;
  /** Of its first byte, in bytes from the start of the package. */
  dataOffset: number;
  /** Of its record in the central directory, in bytes from the start of the package. */
  centralOffset: number;
  /** Of its comment in the central directory, in bytes. */
  commentLength: number;
}

/** A package that every unzip program reads the same way. */
export interface ZipArchive {
  /** In the order of the central directory, which is also the one in which they lie in the file. */
  entries: ZipEntry[];
  /**
   * What shows that neither the console nor we made the container: `package/zip-order`, `package/zip-comment`,
   * `package/zip-flags`, `package/zip-made-by`, `package/zip-extra-fields`. Empty for packages of the console.
   */
  traits: PackageFinding[];
  directoryOffset: number;
  /** Of the record that ends the file, in bytes from the start of the package. */
  endOffset: number;
  /** In bytes. */
  commentLength: number;
}
