import { extraPlaces, fieldsOf } from '../../../server/src/offline/zip/container-traits.ts';
import { comparedLength } from '../../../server/src/offline/zip/extra-fields.ts';
import type { ZipArchive, ZipEntry } from '../../../server/src/offline/zip/zip-archive.ts';
import { CENTRAL_FIELDS, END_SIZE } from '../../../server/src/offline/zip/zip-format.ts';

export interface ByteRange {
  /** In bytes from the start of the package; `end` is not part of it. */
  start: number;
  end: number;
}

/**
 * Which bytes of a package may change without anybody noticing, because nothing that a client reads depends on them:
 * internal attributes (a guess whether it is text), external attributes (permissions; that it is a file is checked),
 * the time of access, extra fields that we do not know, and the text of comments. That the latter two exist is a trait.
 * Besides them, only a deflated entry has bits without meaning: those that fill up its last byte, and the ones before
 * blocks of it that are not compressed.
 */
export function unreadRanges({ entries, endOffset, commentLength }: ZipArchive): ByteRange[] {
  const comment = { start: endOffset + END_SIZE, end: endOffset + END_SIZE + commentLength };
  return [...entries.flatMap(unreadOfEntry), comment].filter(({ start, end }) => start < end);
}

function unreadOfEntry(entry: ZipEntry): ByteRange[] {
  const { internalAttributes, offset } = CENTRAL_FIELDS;
  const comment = extraPlaces(entry).central + entry.extraFields.central.length;
  const fields = fieldsOf(entry);
  return [
    ...[...fields.local, ...fields.central].map(field => ({
      start: field.start + comparedLength(field, fields),
      end: field.start + field.data.length,
    })),
    { start: entry.centralOffset + internalAttributes, end: entry.centralOffset + offset },
    { start: comment, end: comment + entry.commentLength },
  ];
}
