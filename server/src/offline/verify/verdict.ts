/**
 * What `mpaas verify` says of a package, in one word; the first that applies. Only `valid` is a yes:
 * - `malformed`: no package that everybody would read the same way;
 * - `entry-set`: an entry or a signature is missing, or there is one too many;
 * - `unsigned`: signatures are empty;
 * - `entry-changed`: signed with this key, and changed after that;
 * - `signature-damaged`: a signature is none, while the other one shows that the key is the right one or is none either;
 * - `wrong-digest`: signed with this key, by another digest than the SHA-1 that clients check;
 * - `wrong-key`: signed with another key;
 * - `inconsistent`: its parts, its file name or its `h5_json.json` name different apps or versions;
 * - `repackaged`: signatures are valid, and something else than the console or we put the package together.
 */
export const VERDICTS = [
  'malformed',
  'entry-set',
  'unsigned',
  'entry-changed',
  'signature-damaged',
  'wrong-digest',
  'wrong-key',
  'inconsistent',
  'repackaged',
  'valid',
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** The one to tell of several. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS.find(verdict => verdicts.includes(verdict)) ?? 'valid';
}
