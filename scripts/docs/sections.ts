/**
 * Puts what is generated between its marks, `<!-- generated: NAME -->` and `<!-- end -->`.
 * @param sections by name
 * @throws when the page has no such section, or one of another name
 */
export function fillSections(page: string, sections: Readonly<Record<string, string>>): string {
  const left = new Set(Object.keys(sections));
  const filled = page.replaceAll(/(<!-- generated: ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g, (_, start, name, end) => {
    const text = sections[name];
    if (text === undefined || !left.delete(name))
      throw new Error(`Nothing generates the section ${name}, or it is there twice.`);
    return `${start}\n${text}\n\n${end}`;
  });
  if (left.size > 0) throw new Error(`The page has no section ${[...left].join(', ')}.`);
  return filled;
}
