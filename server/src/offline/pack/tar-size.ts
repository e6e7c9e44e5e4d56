import { BLOCK_SIZE, RECORD_SIZE } from '../tar/tar-format.ts';

/** How many bytes a tar of these members has. */
export function tarSize(members: { size: number }[]): number {
  const blocks = members.reduce((sum, { size }) => sum + 1 + Math.ceil(size / BLOCK_SIZE), 2);
  return Math.ceil((blocks * BLOCK_SIZE) / RECORD_SIZE) * RECORD_SIZE;
}
