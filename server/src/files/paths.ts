import path from 'node:path';

/** What files are compared by: Windows tells drives and names apart by letters only. */
export function fileKey(file: string): string {
  return process.platform === 'win32' ? file.toLowerCase().replaceAll('/', '\\') : file;
}

export function isSameFile(a: string, b: string): boolean {
  return fileKey(a) === fileKey(b);
}

/** Whether a file is a folder's own or lies somewhere in it. */
export function isInside(file: string, folder: string): boolean {
  const [inner, outer] = [fileKey(file), fileKey(folder)];
  if (inner === outer) return true;
  const separator = process.platform === 'win32' ? '\\' : '/';
  return inner.startsWith(outer.endsWith(separator) ? outer : outer + separator);
}

/** A path as seen from a folder that it lies in; nothing where it lies elsewhere. */
export function pathInside(file: string, folder: string): string | undefined {
  const relative = path.relative(folder, file);
  const isOutside = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return isOutside ? undefined : relative;
}
