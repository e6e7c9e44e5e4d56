/** The page in another language, sections of those who have the repository, pictures and links into it. */
const LANGUAGE = /^\[[^\]]*\]\([^)]*\.md\)\n\n/m;
const SECTION = /^## (?:Try it|More)\n(?:(?!## ).*\n)*/gm;
const PICTURE = /^!\[[^\]]*\]\((?!https?:)[^)]*\)\n\n?/gm;
const LINK = /\[([^\]]*)\]\((?!https?:|#)[^)]*\)/g;

/**
 * A page for those who have the package alone: without what leads to files of the repository.
 * @param text Markdown with LF
 */
export function withoutRepository(text: string): string {
  return text.replace(LANGUAGE, '').replace(SECTION, '').replace(PICTURE, '').replace(LINK, '$1');
}
