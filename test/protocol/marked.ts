import type { CompletionItem, CompletionList, Hover } from 'vscode-languageserver-protocol';
import { CompletionRequest, HoverRequest, MarkupContent } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { uriOfFile } from '../../server/src/workspace/files.ts';
import type { TestClient } from './test-client.ts';

/** Opens a text whose cursor is marked by `┆`, or changes it when it is open, and tells where the cursor is. */
export async function openMarked(client: TestClient, file: string, marked: string, languageId = 'typescript') {
  const offset = marked.indexOf('┆');
  if (offset < 0) throw new Error(`There is no ┆ in ${marked}`);
  const text = marked.replace('┆', '');
  if (client.isOpen(file)) await client.change(file, text);
  else await client.open(file, text, languageId);
  const document = TextDocument.create('', languageId, 1, text);
  return { text, textDocument: { uri: uriOfFile(file) }, position: document.positionAt(offset), document };
}

/** What is suggested at the cursor. */
export async function completionsAt(
  client: TestClient,
  file: string,
  marked: string,
  languageId?: string,
): Promise<CompletionItem[]> {
  const { textDocument, position } = await openMarked(client, file, marked, languageId);
  const params = { textDocument, position };
  const answer: CompletionItem[] | CompletionList | null = await client.connection.sendRequest(
    CompletionRequest.type,
    params,
  );
  return Array.isArray(answer) ? answer : (answer?.items ?? []);
}

/** The text as it is after a suggestion was taken, its snippet's places left in. */
export async function completed(
  client: TestClient,
  file: string,
  marked: string,
  label: string,
  languageId?: string,
): Promise<string> {
  const item = (await completionsAt(client, file, marked, languageId)).find(each => each.label === label);
  if (!item?.textEdit || !('range' in item.textEdit)) throw new Error(`${label} is not suggested`);
  const document = TextDocument.create('', '', 1, marked.replace('┆', ''));
  return TextDocument.applyEdits(document, [item.textEdit]);
}

/** What the hover at the cursor says, and the text that it is about; nothing when there is none. */
export async function hoverAt(
  client: TestClient,
  file: string,
  marked: string,
  languageId?: string,
): Promise<{ says: string; about: string } | undefined> {
  const { textDocument, position, document } = await openMarked(client, file, marked, languageId);
  const hover: Hover | null = await client.connection.sendRequest(HoverRequest.type, { textDocument, position });
  if (!hover) return undefined;
  if (!MarkupContent.is(hover.contents)) throw new Error('a hover that is no Markdown');
  return { says: hover.contents.value, about: hover.range ? document.getText(hover.range) : '' };
}
