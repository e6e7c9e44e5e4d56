const UNITS = ['KB', 'MB', 'GB'];

/** A size for people, `12.3 KB`, in steps of 1024 as VS Code and file managers have them. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  let value = bytes;
  let unit = 'B';
  for (const larger of UNITS) {
    if (value < 1024) break;
    value /= 1024;
    unit = larger;
  }
  return `${value.toFixed(1)} ${unit}`;
}
