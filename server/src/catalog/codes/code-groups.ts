import type { Bilingual, Confidence, Statement } from '../statement.ts';
import android from './android-client-codes.json';
import business from './business-codes.json';
import type { CodeEntry, CodeGroup, CodeKind, CodeList, CodePlatform, Knowledge, LogLine } from './code-entry.ts';
import gateway from './gateway-codes.json';
import guard from './guard-codes.json';
import ios from './ios-client-codes.json';
import jsapi from './jsapi-codes.json';
import offlinePackage from './package-codes.json';

/** As the data files have it: lists that would be empty are left out. */
interface KnowledgeRow {
  title: Bilingual;
  causes?: Statement[];
  checks?: Statement[];
  remedies?: Statement[];
  tools?: Bilingual[];
  unknown?: Statement[];
  notes?: Statement[];
  source: string;
  confidence: Confidence;
}

interface CodeRow extends KnowledgeRow {
  code: number;
  platform?: CodePlatform;
  constant?: string;
  constantOnly?: true;
}

interface LineRow extends KnowledgeRow {
  line: string;
  code?: number;
}

interface ListRow {
  title: Bilingual;
  platform?: CodePlatform;
  checks?: Statement[];
  notes?: Statement[];
  codes: CodeRow[];
}

interface GroupRow {
  kind: CodeKind;
  title: Bilingual;
  notes: Statement[];
  lists: ListRow[];
  lines?: LineRow[];
}

/** Everything that is known of codes. */
export const CODE_GROUPS: readonly CodeGroup[] = (
  [gateway, business, android, ios, jsapi, guard, offlinePackage] as GroupRow[]
).map(groupOf);

function groupOf({ kind, title, notes, lists, lines = [] }: GroupRow): CodeGroup {
  const group: CodeGroup = { kind, title, notes, lists: [], lines: lines.map(lineOf) };
  group.lists = lists.map(list => listOf(list, group));
  return group;
}

function listOf({ title, platform, checks = [], notes = [], codes }: ListRow, group: CodeGroup): CodeList {
  const list: CodeList = { title, group, checks, notes, codes: [] };
  list.codes = codes.map(row => ({ ...(platform && { platform }), ...entryOf(row, list) }));
  return list;
}

function entryOf(row: CodeRow, list: CodeList): CodeEntry {
  const { code, platform, constant, constantOnly = false } = row;
  const names = { ...(platform && { platform }), ...(constant && { constant }), constantOnly };
  return { code, ...names, list, ...knowledgeOf(row) };
}

function lineOf(row: LineRow): LogLine {
  const { line, code } = row;
  return { line, ...(code !== undefined && { code }), ...knowledgeOf(row) };
}

function knowledgeOf(row: KnowledgeRow): Knowledge {
  const { title, causes = [], checks = [], remedies = [], tools = [], unknown = [], notes = [] } = row;
  const { source, confidence } = row;
  return { title, causes, checks, remedies, tools, unknown, notes, source, confidence };
}
