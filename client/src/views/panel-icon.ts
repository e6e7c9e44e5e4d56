import * as vscode from 'vscode';

/** Lines of a drawing of 16 by 16. Panels take no icons by name, and colours of a theme reach no image. */
const LINES = {
  journal: 'M1.5 4.5h7l-2-2M14.5 11.5h-7l2 2M1.5 8h1M5 8h9.5',
  logReport: 'M1.5 14.5h13M3.5 12V8M6.5 12V3M9.5 12V6M12.5 12V9',
};

/** As dark and as light as VS Code's own icons; themes of high contrast take one of both. */
const COLOURS = { light: '#424242', dark: '#c5c5c5' };

/** What stands in the tab of a panel: the image for themes that are light, and the one for those that are dark. */
export function panelIcon(name: keyof typeof LINES): { light: vscode.Uri; dark: vscode.Uri } {
  return { light: image(LINES[name], COLOURS.light), dark: image(LINES[name], COLOURS.dark) };
}

function image(lines: string, colour: string): vscode.Uri {
  const shape = `fill="none" stroke="${colour}" stroke-linecap="round" stroke-linejoin="round"`;
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" ${shape}><path d="${lines}"/></svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}`, true);
}
