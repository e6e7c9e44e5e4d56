// Loaded into a server that is measured: says on its fourth stream what it holds after a collection, whenever it is asked to.
const { writeSync } = require('node:fs');

process.on('SIGUSR2', () => {
  globalThis.gc();
  writeSync(3, `${process.memoryUsage().heapUsed}\n`);
});
