/** The environment that is the mock gateway of a config, which needs no entry in it. */
export const LOCAL = 'local';
