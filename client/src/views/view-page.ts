import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The folder of our bundles: the only place that a view may read from. */
export function viewRoots(extension: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'dist', 'view')];
}

/** A view: its folder here, and its bundles in `dist/view/`. */
type ViewName = 'package-view' | 'journal-view' | 'log-report-view';

/**
 * The page of a view. Its policy allows our script, our style sheet and images out of `data:` addresses, and nothing from
 * anywhere else; no forms, no frames, no inline styles.
 */
export function viewPage(webview: vscode.Webview, extension: vscode.Uri, name: ViewName): string {
  const nonce = randomBytes(16).toString('base64');
  const [root] = viewRoots(extension);
  const address = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(root ?? extension, file)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
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
<link rel="stylesheet" href="${address(`${name}.css`)}">
</head>
<body>
<script nonce="${nonce}" src="${address(`${name}.js`)}"></script>
</body>
</html>
`;
}
