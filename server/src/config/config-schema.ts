import Ajv, { type ValidateFunction } from 'ajv';
import schema from '../../../schemas/mpaas.config.schema.json';
import options from './schema-options.json';

/**
 * Tells whether a parsed config is as its schema wants it; what is wrong is in `errors` until the next call. Compiling takes a
 * tenth of a second, which each start would pay: in bundles the build puts compiled code in the place of this file. Checking
 * our own schema against JSON Schema's would cost as much again: a test does that.
 */
export const matchesSchema: ValidateFunction = new Ajv(options).compile(schema);
