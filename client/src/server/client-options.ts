import * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient/node';
import { CALL_FILE_ENDING } from '../../../server/src/calls/call-file-ending.ts';
import { LOG_LANGUAGES } from '../../../server/src/log-protocol.ts';
import type { InitializationOptions } from '../../../server/src/protocol.ts';

/** Contracts are TypeScript; startup parameters and operation types are written in all of these. */
const SCRIPT_LANGUAGES = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact', 'html', 'vue'];

/** Where apps and servers name operations, by ending: VS Code itself knows no Kotlin and no ArkTS. */
const APP_SOURCES = '**/*.{java,kt,kts,swift,m,mm,h,ets}';

const LOG_SCHEMES = ['file', 'untitled', 'output'];

const OPTIONS: LanguageClientOptions = {
  documentSelector: [
    ...SCRIPT_LANGUAGES.map(language => ({ scheme: 'file', language })),
    { scheme: 'file', pattern: APP_SOURCES },
    // Mocks and test data.
    { scheme: 'file', language: 'json' },
    { scheme: 'untitled', pattern: `**/*${CALL_FILE_ENDING}` },
    { scheme: 'file', pattern: '**/mpaas.config.json' },
    { scheme: 'file', pattern: '**/{h5_json,custom_config}.json' },
    ...LOG_LANGUAGES.flatMap(language => LOG_SCHEMES.map(scheme => ({ scheme, language }))),
  ],
  // Without this, the client forgets documents that open while the server starts and have no tab yet.
  textSynchronization: { delayOpenNotifications: true },
  // A function, because trust may come before a restart.
  initializationOptions: (): InitializationOptions => ({
    isTrusted: vscode.workspace.isTrusted,
    validatesConfig: true,
    hasCommands: true,
  }),
};

/**
 * Which documents the server hears of, and what it is told at the start.
 * @param logExplained called when a user was shown what a line of a log means
 */
export function clientOptions(logExplained: () => void): LanguageClientOptions {
  return {
    ...OPTIONS,
    middleware: {
      async provideHover(document, position, token, next) {
        const hover = await next(document, position, token);
        if (hover && LOG_LANGUAGES.includes(document.languageId)) logExplained();
        return hover;
      },
    },
  };
}
