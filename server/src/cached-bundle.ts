#!/usr/bin/env node
import { requireWithCodeCache } from './files/code-cache.ts';

/** What `dist/client.js`, `cli.js` and `gateway.js` are: the bundle beside them, compiled once a machine. */
module.exports = requireWithCodeCache(__filename.replace(/\.js$/, '-bundle.js'), module);
