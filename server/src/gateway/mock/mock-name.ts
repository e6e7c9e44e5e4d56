const ENDING = '.json';

/** What the file of an operation's hand-written answer is called. */
export function mockNameOf(operationType: string): string {
  return `${encodeURIComponent(operationType)}${ENDING}`;
}

/** The operation type that a file of a hand-written answer is about; nothing for names that no operation type gives. */
export function operationTypeOfMock(name: string): string | undefined {
  if (!name.endsWith(ENDING)) return undefined;
  try {
    return decodeURIComponent(name.slice(0, -ENDING.length));
  } catch {
    // A `%` that encodes nothing.
    return undefined;
  }
}
