/** Whether the bundle of offline packages is in this process, which is the extension host's. */
export function isOfflineLoaded(): boolean {
  return Object.keys(require.cache).some(file => /[\\/]dist[\\/]offline\.js$/.test(file));
}
