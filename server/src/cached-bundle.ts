import { requireWithCodeCache } from './files/code-cache.ts';

/** What `dist/client.js` is: the bundle beside it, compiled once a machine. */
module.exports = requireWithCodeCache(__filename.replace(/\.js$/, '-bundle.js'), module);
