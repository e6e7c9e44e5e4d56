/** Which field of a ZIP file a byte belongs to, for the few that no reader needs. Read from the bytes alone. */
export function fieldNames(zip: Buffer): Map<number, string> {
  const names = new Map<number, string>();
  const mark = (start: number, length: number, name: string) => {
    for (let at = start; at < start + length; at++) names.set(at, name);
  };
  const end = zip.length - 22;
  let at = zip.readUInt32LE(end + 16);
  while (at < end) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map(field => zip.readUInt16LE(at + field));
    mark(at + 36, 2, 'internal attributes');
    mark(at + 38, 4, 'external attributes');
    const local = zip.readUInt32LE(at + 42);
    const extra = local + 30 + zip.readUInt16LE(local + 26);
    // The field of times is first: its header, flags, the time of the last change, the time of access.
    mark(extra + 4 + 1 + 4, 4, 'time of access');
    // Deflate fills up bytes before blocks that are not compressed, and the last one (RFC 1951, 3.2.4).
    const data = extra + zip.readUInt16LE(local + 28);
    if (zip.readUInt16LE(local + 8) === 8) mark(data, zip.readUInt32LE(local + 18), 'spare bits of deflate');
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return names;
}

/** The places of all bytes that are no data of an entry: local headers, central directory and end record. */
export function headerPlaces(zip: Buffer): number[] {
  const directory = zip.readUInt32LE(zip.length - 6);
  const places = range(directory, zip.length);
  for (let at = directory; at < zip.length - 22; ) {
    const local = zip.readUInt32LE(at + 42);
    places.push(...range(local, local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return places;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}
