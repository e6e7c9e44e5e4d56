import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import * as tar from 'tar';
import yazl from 'yazl';
import { openFileSource } from '../server/src/offline/byte-source.ts';
import { readPublicKey } from '../server/src/offline/keys/public-key.ts';
import { packPackage } from '../server/src/offline/pack/pack.ts';
import { openPackSource } from '../server/src/offline/pack/pack-source.ts';
import { verifyPackageFile } from '../server/src/offline/verify/verify.ts';
import { readZip } from '../server/src/offline/zip/zip-reader.ts';
import { contract, LARGE } from './corpus.ts';
import { atMost, median, type Row, timeOf, toKnow } from './measure.ts';

const PACK_RUNS = 9;
/** Verifying takes so little time that a few runs would tell of the machine's other work. */
const VERIFY_RUNS = 41;
const FILES = 400;
const FILE_SIZE = 52_429;
const APP_ID = '70000000';
const VERSION = '1.0.0.1';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = readPublicKey(Buffer.from(keys.publicKey.export({ type: 'spki', format: 'pem' })));

type Content = 'images' | 'scripts';

/** Packing and verifying 20 MiB, in turns with the least that has to be done for it. */
export async function benchPackages(): Promise<Row[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mpaas-bench-'));
  try {
    const rows: Row[] = [];
    for (const content of ['images', 'scripts'] as const) {
      const source = path.join(folder, content);
      await writeSource(source, content);
      const file = path.join(folder, `${content}.amr`);
      rows.push(await benchPack(source, file, content), ...(await benchVerify(file, content)));
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Images do not get smaller, scripts do. */
async function writeSource(folder: string, content: Content): Promise<void> {
  for (let index = 0; index < FILES; index++) {
    const part = path.join(folder, 'www', String(index % 20));
    await mkdir(part, { recursive: true });
    const script = contract(index, LARGE.operationsPerContract, '').repeat(20);
    const bytes = content === 'images' ? randomBytes(FILE_SIZE) : script.slice(0, FILE_SIZE);
    await writeFile(path.join(part, `${index}.${content === 'images' ? 'png' : 'js'}`), bytes);
  }
}

async function pack(source: string, out: string): Promise<void> {
  await using opened = await openPackSource(source);
  await packPackage({ source: opened, appId: APP_ID, version: VERSION, key: keys.privateKey, out });
}

/** The same archive by libraries alone, without checks and signatures. */
async function packByLibraries(source: string, out: string): Promise<void> {
  const zip = new yazl.ZipFile();
  const archive = tar.create({ cwd: source, portable: true }, ['www']).pipe(new PassThrough());
  zip.addReadStream(archive, `${APP_ID}.tar`, { compressionLevel: 6 });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(out));
}

async function benchPack(source: string, out: string, content: Content): Promise<Row> {
  const [ours, floor] = await inTurns(
    PACK_RUNS,
    () => pack(source, out),
    () => packByLibraries(source, `${out}.zip`),
  );
  return besideFloor(`pack and sign 20 MiB of ${content}, beside tar and yazl alone`, ours, floor);
}

async function benchVerify(file: string, content: Content): Promise<Row[]> {
  const verify = async () => {
    const { verdict } = await verifyPackageFile(file, { key: publicKey });
    if (verdict !== 'valid') throw new Error(`${file} is ${verdict}`);
  };
  const [ours, inflating, hashing] = await inTurns(
    VERIFY_RUNS,
    verify,
    () => hashContent(file),
    () => hashFile(file),
  );
  const what = `verify 20 MiB of ${content}, beside`;
  return [
    besideFloor(`${what} reading, inflating and hashing it`, ours, inflating),
    toKnow(`${what} hashing the file as it is${times(ours, hashing)}`, ours / hashing, '×'),
  ];
}

/** What nobody can do without: the signature is one of the inflated tar. */
async function hashContent(file: string): Promise<void> {
  await using source = await openFileSource(file);
  const entry = (await readZip(source)).entries.at(-1);
  if (!entry) throw new Error('There is no tar.');
  const { dataOffset: start, compressedSize } = entry;
  const compressed = createReadStream(file, { start, end: start + compressedSize - 1, highWaterMark: 256 * 1024 });
  await pipeline(compressed, createInflateRaw({ chunkSize: 256 * 1024 }), createHash('sha1'));
}

async function hashFile(file: string): Promise<void> {
  await pipeline(createReadStream(file, { highWaterMark: 256 * 1024 }), createHash('sha1'));
}

type Work = () => Promise<void>;

/** The median of each, in milliseconds. */
async function inTurns<Works extends Work[]>(
  runs: number,
  ...works: Works
): Promise<{ [Index in keyof Works]: number }> {
  const measured = works.map((): number[] => []);
  for (let run = 0; run < runs; run++) {
    for (const [index, work] of works.entries()) measured[index]?.push(await timeOf(work));
  }
  return measured.map(median) as { [Index in keyof Works]: number };
}

function besideFloor(what: string, ours: number, floor: number): Row {
  return atMost(`${what}${times(ours, floor)}`, ours / floor, 1.5, '×');
}

function times(ours: number, floor: number): string {
  return ` (${ours.toFixed(1)} ms, ${floor.toFixed(1)} ms)`;
}
