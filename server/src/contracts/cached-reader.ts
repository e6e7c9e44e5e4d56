import path from 'node:path';
import { requireWithCodeCache } from '../files/code-cache.ts';

/** What `dist/reader.js` is: `contracts/reader.ts` from `dist/reader-bundle.js`, compiled once a machine. */
module.exports = requireWithCodeCache(path.join(__dirname, 'reader-bundle.js'));
