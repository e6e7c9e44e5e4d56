import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { ViewName } from './view-name.ts';

/** The folder of our bundle: the only place that a view may read from. */
export function viewRoots(extension: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'dist', 'view')];
}

/**
 * The page of a view. Its policy allows our script, which brings its styles, and images out of `data:` addresses, and nothing
 * from anywhere else; no forms, no frames, no inline styles.
 */
export function viewPage(webview: vscode.Webview, extension: vscode.Uri, name: ViewName): string {
  const nonce = randomBytes(16).toString('base64');
  const [root] = viewRoots(extension);
  const address = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(root ?? extension, file)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
</head>
<body data-view="${name}">
<script nonce="${nonce}" src="${address('pages.js')}"></script>
</body>
</html>
`;
}
