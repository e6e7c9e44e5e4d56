import path from 'node:path';
import { name, version } from '../../package.json';

/** Where packages are put. */
export const OUT = path.resolve(__dirname, '../../out');

/** For VS Code. */
export const VSIX = path.join(OUT, `${name}-${version}.vsix`);

/** For npm. */
export const TARBALL = path.join(OUT, `${name}-${version}.tgz`);
