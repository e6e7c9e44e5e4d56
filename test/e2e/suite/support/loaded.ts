/** Whether the bundle of offline packages and new projects is in this process, which is the extension host's. */
export function isDomainLoaded(): boolean {
  return Object.keys(require.cache).some(file => /[\\/]dist[\\/]domain\.js$/.test(file));
}
