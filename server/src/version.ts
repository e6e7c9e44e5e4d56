import { version } from '../../package.json';

/** The version of the extension and the command line. */
export const VERSION: string = version;
