import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { generateKeyPair } from '../../../server/src/offline/keys/keygen.ts';
import { readPrivateKey } from '../../../server/src/offline/keys/private-key.ts';
import { packPackage } from '../../../server/src/offline/pack/pack.ts';
import { openPackSource, type PackSource } from '../../../server/src/offline/pack/pack-source.ts';
import { nothing } from '../../../server/src/offline/pack/source-order.ts';

export const APP_ID = '70000000';
export const PACKAGE = '70000000_1.0.0.1.amr';

const PAGE = `<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8">
    <title>Shop</title>
    <link rel="stylesheet" href="css/shop.css">
  </head>
  <body>
    <h1>Shop</h1>
    <script>document.body.append('A package may say what it likes: nobody runs it here.');</script>
  </body>
</html>
`;

/** Writes a site that can become a package, and names it in the workspace's config. */
export async function writeSite(folder: string): Promise<void> {
  const write = async (file: string, content: string | Buffer) => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  };
  await write('site/www/index.html', PAGE);
  await write('site/www/css/shop.css', 'h1 {\n  color: #1677ff;\n}\n');
  await write('site/www/js/shop.js', `${"console.log('shop');\n".repeat(400)}`);
  await write('site/www/img/logo.png', squarePng());
  await write('site/www/img/logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>\n');
  const config = path.join(folder, 'mpaas.config.json');
  const packages = [{ appId: APP_ID, version: '1.0.0.1', root: 'site', publicKey: 'public.pem' }];
  await writeFile(config, JSON.stringify({ ...JSON.parse(await readFile(config, 'utf8')), packages }, undefined, 2));
}

/** Packs the site as {@link PACKAGE}, with a key pair of its own whose public half the config names. */
export async function packSite(folder: string): Promise<void> {
  const pair = await generateKeyPair(2048);
  await writeFile(path.join(folder, 'public.pem'), pair.publicPem);
  const key = await readPrivateKey(Buffer.from(pair.privatePem));
  await packAs(folder, PACKAGE, key);
  await writeFile(path.join(folder, 'site/www/js/shop.js'), "location = 'https://evil.example';\n");
  await packAs(folder, 'other.amr', key);
}

/** Packs so many small files of one folder, without writing them first. */
export async function packMany(out: string, count: number): Promise<void> {
  const open = async function* () {
    yield Buffer.from('x');
  };
  const folder = (name: string) => ({ path: name, type: 'directory' as const, size: 0, open: nothing });
  const entries = [
    folder('www'),
    folder('www/many'),
    ...Array.from({ length: count }, (_, index) => ({
      path: `www/many/${String(index).padStart(5, '0')}.txt`,
      type: 'file' as const,
      size: 1,
      open,
    })),
  ];
  await using source = {
    place: path.dirname(out),
    kind: 'folder',
    entries,
    findings: [],
    [Symbol.asyncDispose]: async () => undefined,
  } satisfies PackSource;
  await packPackage({ source, appId: APP_ID, version: '1.0.0.1', out });
}

async function packAs(folder: string, name: string, key: Awaited<ReturnType<typeof readPrivateKey>>): Promise<void> {
  await using source = await openPackSource(path.join(folder, 'site'));
  await packPackage({ source, appId: APP_ID, version: '1.0.0.1', key, out: path.join(folder, name) });
}

/** A blue square of 64 pixels. */
function squarePng(): Buffer {
  const size = 64;
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2], 8);
  const row = Buffer.concat([Buffer.alloc(1), Buffer.alloc(size * 3, Buffer.from([22, 119, 255]))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: size }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}
