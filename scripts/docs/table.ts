/** A table in Markdown. Bars and line ends in cells are written so that they stay in the cell. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, headings.map(() => '---'), ...rows].map(cells => `| ${cells.map(cell).join(' | ')} |`);
  return lines.join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
