/**
 * Leaves out mutants of texts for users, which are keys of `l10n.t`: English that is emptied says nothing about the logic, and
 * the unit test of bundles says that each text has its translation. What is put into their places is mutated.
 */
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const ignorer = {
  shouldIgnore({ node, key, listKey, parent }) {
    const isText = node.type === 'StringLiteral' && listKey === 'arguments' && key === 0 && isL10n(parent.callee);
    return isText ? 'a text for users' : undefined;
  },
};

function isL10n({ type, object, property }) {
  return type === 'MemberExpression' && object.name === 'l10n' && property.name === 't';
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'user-texts', ignorer)];
