import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const PEERS = path.resolve(__dirname, '..', '.bench');

/** A program of somebody else that ours is measured beside. */
export interface Peer {
  /** On npm. */
  name: string;
  version: string;
  /** What it needs beside it that npm would not choose in the version that it works with. */
  beside?: Peer[];
}

/**
 * Installs a peer from npm, once, into a folder that version control ignores.
 * @returns the folder of its package
 */
export async function installPeer({ name, version, beside = [] }: Peer): Promise<string> {
  const prefix = path.join(PEERS, `${name.replace(/\W+/g, '-')}-${version}`);
  const folder = path.join(prefix, 'node_modules', ...name.split('/'));
  if (existsSync(folder)) return folder;
  await mkdir(prefix, { recursive: true });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save'];
  const packages = [{ name, version }, ...beside].map(each => `${each.name}@${each.version}`);
  await promisify(execFile)(npm, ['install', '--prefix', prefix, ...options, ...packages]);
  return folder;
}
