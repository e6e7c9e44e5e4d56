import * as vscode from 'vscode';
import { type CodeInLine, CodesInLineRequest } from '../../../server/src/log-protocol.ts';
import { LENS_COMMANDS } from '../../../server/src/protocol.ts';
import { messageOf } from '../errors.ts';
import type { LanguageServer } from '../server/language-server.ts';

interface CodeLink extends vscode.TerminalLink {
  code: CodeInLine;
}

/** Lines of terminals that are longer have more than codes of mPaaS. */
const MOST_LENGTH = 10_000;

/** Makes links of the codes in terminals, where the line says that they are of mPaaS. They lead to what is known of them. */
export class CodeTerminalLinks implements vscode.TerminalLinkProvider<CodeLink> {
  private readonly server: LanguageServer;
  private readonly log: vscode.LogOutputChannel;

  constructor(server: LanguageServer, log: vscode.LogOutputChannel) {
    this.server = server;
    this.log = log;
  }

  async provideTerminalLinks(
    { line }: Pick<vscode.TerminalLinkContext, 'line'>,
    token: vscode.CancellationToken,
  ): Promise<CodeLink[]> {
    // Most lines say nothing of calls, and need not go to the language server.
    if (line.length > MOST_LENGTH || !/\d|signature|cert|package|verify/i.test(line)) return [];
    try {
      const codes = await this.server.request(CodesInLineRequest, { line }, token);
      return codes.map(code => ({
        startIndex: code.start,
        length: code.end - code.start,
        tooltip: code.title,
        code,
      }));
    } catch (error) {
      // A terminal without links is of use, too.
      this.log.warn(messageOf(error));
      return [];
    }
  }

  async handleTerminalLink({ code: { code, kind, platform } }: CodeLink): Promise<void> {
    await vscode.commands.executeCommand(LENS_COMMANDS.explainCode, { code, kind, platform });
  }
}
