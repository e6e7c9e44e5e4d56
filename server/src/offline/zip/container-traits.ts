import * as l10n from '@vscode/l10n';
import { byteCount } from '../../report/counts.ts';
import { CERT_NAME, MANIFEST_NAME } from '../names.ts';
import type { PackageFinding } from '../package-finding.ts';
import { hex } from './entry-rules.ts';
import { areConsoleExtraFields, parseExtraFields } from './extra-fields.ts';
import type { ZipArchive, ZipEntry } from './zip-archive.ts';
import {
  CENTRAL_COMMON,
  CENTRAL_FIELDS,
  CENTRAL_SIZE,
  COMMON_FIELDS,
  CONSOLE_MADE_BY,
  END_SIZE,
  LOCAL_SIZE,
} from './zip-format.ts';

/** What shows that neither the console nor we made a container, although every program reads it the same way. */
export function containerTraits(archive: Omit<ZipArchive, 'traits'>): PackageFinding[] {
  return [...archiveTraits(archive), ...archive.entries.flatMap(entryTraits)];
}

/** Whether an entry's headers are such as the console writes, whatever times, owner and permissions they say. */
export function hasConsoleHeaders(entry: ZipEntry): boolean {
  return entryTraits(entry).length === 0;
}

function archiveTraits({ entries, commentLength, endOffset }: Omit<ZipArchive, 'traits'>): PackageFinding[] {
  const traits: PackageFinding[] = [];
  if (commentLength > 0) {
    const message = l10n.t(
      'The archive has a comment of {0}. Packages of the console have none.',
      byteCount(commentLength),
    );
    traits.push(trait('package/zip-comment', '', message, endOffset + END_SIZE));
  }
  const misplaced = entries.find(({ name }, index) =>
    entries.slice(index).some(later => rank(later.name) < rank(name)),
  );
  if (misplaced) {
    const message = l10n.t(
      'The entries are in another order than in packages of the console: {0}, {1}, then the tar.',
      MANIFEST_NAME,
      CERT_NAME,
    );
    traits.push(trait('package/zip-order', misplaced.shown, message, misplaced.offset));
  }
  return traits;
}

function rank(name: string): number {
  const index = [MANIFEST_NAME, CERT_NAME].indexOf(name);
  return index < 0 ? 2 : index;
}

function entryTraits(entry: ZipEntry): PackageFinding[] {
  const { shown, flags, madeBySystem, madeByVersion, commentLength, centralOffset } = entry;
  const traits: PackageFinding[] = [];
  const add = (code: string, message: string, place: number) => traits.push(trait(code, shown, message, place));
  if (flags !== 0) {
    const message = l10n.t('{0} has the flags {1}. In packages of the console there are none.', shown, hex(flags));
    add('package/zip-flags', message, centralOffset + CENTRAL_COMMON + COMMON_FIELDS.flags[0]);
  }
  if (madeBySystem !== CONSOLE_MADE_BY.system || madeByVersion !== CONSOLE_MADE_BY.version) {
    const message = l10n.t(
      '{0} was written by system {1}, version {2}. In packages of the console it is Unix (3), 3.0 (30).',
      shown,
      madeBySystem,
      madeByVersion,
    );
    add('package/zip-made-by', message, centralOffset + CENTRAL_FIELDS.madeByVersion);
  }
  if (!areConsoleExtraFields(fieldsOf(entry))) {
    const message = l10n.t('{0} has other extra fields than entries of the console have (UT and ux).', shown);
    add('package/zip-extra-fields', message, extraPlaces(entry).local);
  }
  if (commentLength > 0) {
    const message = l10n.t(
      '{0} has a comment of {1}. In packages of the console there is none.',
      shown,
      byteCount(commentLength),
    );
    add('package/zip-comment', message, extraPlaces(entry).central + entry.extraFields.central.length);
  }
  return traits;
}

/** Where an entry's extra fields start, in bytes from the start of the package. */
export function extraPlaces({ name, offset, centralOffset }: ZipEntry): { local: number; central: number } {
  return { local: offset + LOCAL_SIZE + name.length, central: centralOffset + CENTRAL_SIZE + name.length };
}

export function fieldsOf(entry: ZipEntry) {
  const places = extraPlaces(entry);
  return {
    local: parseExtraFields(entry.extraFields.local, places.local, entry.shown),
    central: parseExtraFields(entry.extraFields.central, places.central, entry.shown),
  };
}

function trait(code: string, entry: string, message: string, offset: number): PackageFinding {
  return { code, severity: 'warning', entry, message, offset };
}
