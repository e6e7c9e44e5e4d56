import { stat } from 'node:fs/promises';

/** Whether a file or folder is there; one that is closed to us is as good as missing. */
export async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch {
    return false;
  }
}
