const LINE = 100;

/** JSON as people write it: on one line where it fits, else a line for each item. */
export function jsonText(value: unknown, indent = ''): string {
  const line = oneLine(value);
  if (indent.length + line.length <= LINE || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map(each => jsonText(each, inner))
    : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${jsonText(each, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${items.map(item => inner + item).join(',\n')}\n${indent}${close}`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${oneLine(each)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
