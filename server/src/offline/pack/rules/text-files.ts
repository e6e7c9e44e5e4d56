const HTML = /\.(?:html?|xhtml|vue|wxml|axml)$/i;
const SCRIPT = /\.(?:[cm]?jsx?|tsx?|sjs)$/i;
const STYLE = /\.(?:css|less|scss|acss|wxss)$/i;
const OTHER = /\.(?:json5?|txt|xml|svg|md|ya?ml|properties|ini|conf|pem|key|crt|cer|pub)$/i;

/** What a file's name says about the text in it. */
export function textKind(path: string): 'html' | 'script' | 'style' | undefined {
  if (HTML.test(path)) return 'html';
  if (SCRIPT.test(path)) return 'script';
  return STYLE.test(path) ? 'style' : undefined;
}

export function isText(path: string): boolean {
  return textKind(path) !== undefined || OTHER.test(path);
}
