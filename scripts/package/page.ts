const PICTURE = /^!\[[^\]]*\]\((?!https?:)[^)]*\)\n\n?/gm;
const LINK = /\[([^\]]*)\]\((?!https?:|#)[^)]*\)/g;

/**
 * A page for those who have the package alone: without pictures and links that lead to files of the repository.
 * @param text Markdown with LF
 */
export function withoutRepository(text: string): string {
  return text.replace(PICTURE, '').replace(LINK, '$1');
}
