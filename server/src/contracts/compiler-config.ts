const TSCONFIG = /[\\/](ts|js)config[^\\/]*\.json$/;

/** Whether a file may say where imports lead. A reader asks once, so after a change it takes a new one. */
export function isCompilerConfig(file: string): boolean {
  return TSCONFIG.test(file);
}
