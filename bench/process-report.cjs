// Loaded into a server that is measured: says over the channel to its parent what it has used, whenever it is asked to, and
// ends with it.
process.on('message', message => {
  if (message.type !== 'usage') return;
  const { user, system } = process.cpuUsage();
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send({ type: 'usage', cpu: user + system, resident: rss, heap: heapUsed + external });
});
process.on('disconnect', () => process.exit());
