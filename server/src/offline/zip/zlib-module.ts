import { readFileSync } from 'node:fs';

/** zlib as a WebAssembly module. Bundles get its bytes in the place of this file. */
export function zlibModule(): Buffer {
  return readFileSync(require.resolve('zlib-streams/zlib-streams.wasm'));
}
