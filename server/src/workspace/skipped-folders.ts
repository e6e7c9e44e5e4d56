/** Folders that hold other people's code or what tools made. */
const SKIPPED = new Set([
  ...['node_modules', 'bower_components', 'oh_modules', 'Pods', 'Carthage', 'vendor'],
  ...['dist', 'out', 'build', 'target', 'coverage', 'DerivedData'],
]);

/** Whether nothing of ours is looked for in folders of this name. */
export function isSkippedFolder(name: string): boolean {
  return SKIPPED.has(name) || (name.startsWith('.') && name !== '..');
}
