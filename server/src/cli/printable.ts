/** Colours and weights as `picocolors` writes them; nothing among them hides a text or moves the cursor. */
const COLOURS = String.raw`\u001b\[(?:0|1|2|22|3[0-9]|9[0-7])m`;

/** What may change how the rest of a line looks, or reorder it; line ends, tabs and joiners within words are wanted. */
const UNSEEN = String.raw`(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]`;

const COLOURS_OR_UNSEEN = new RegExp(`(${COLOURS})|${UNSEEN}`, 'gu');

/**
 * A text that a terminal shows as it is: names come out of packages, logs and workspaces that nobody has to trust, so
 * control characters in them are spelled out.
 */
export function printable(text: string): string {
  return text.replace(COLOURS_OR_UNSEEN, (unseen, colour) => {
    const code = unseen.codePointAt(0)?.toString(16) ?? '';
    return colour === undefined ? `\\u{${code}}` : unseen;
  });
}
