import type * as vscode from 'vscode';
import type { Json } from '../../../server/src/contracts/model.ts';
import { isSecretHeader, REDACTED, redactJson, secretField } from '../../../server/src/gateway/journal/redact.ts';
import type { Call } from './call.ts';

/** A call that was sent, without its secrets, and what came of it. */
export interface PastCall extends Call {
  /** ISO 8601. */
  at: string;
  /** What the gateway answered. */
  code: number;
}

const STATE = 'mpaas.callHistory';
const MOST = 50;

/** The last calls of a workspace, the newest first. Fields and headers that sound like secrets are not kept. */
export class CallHistory {
  constructor(private readonly state: vscode.Memento) {}

  list(): PastCall[] {
    return this.state.get<PastCall[]>(STATE, []);
  }

  async add(call: Call, code: number): Promise<void> {
    const past: PastCall = { ...withoutSecrets(call), at: new Date().toISOString(), code };
    const others = this.list().filter(other => !isSame(other, past));
    await this.state.update(STATE, [past, ...others].slice(0, MOST));
  }
}

function withoutSecrets({ request, headers, ...call }: Call): Call {
  const shown =
    headers && Object.entries(headers).map(([name, value]) => [name, isSecretHeader(name) ? REDACTED : value]);
  return {
    ...call,
    ...(request !== undefined && { request: redactJson(request, secretField()).value }),
    ...(shown && { headers: Object.fromEntries(shown) }),
  };
}

function isSame(one: PastCall, other: PastCall): boolean {
  const key = ({ config, operationType, environment, request, headers }: PastCall): Json => [
    config,
    operationType,
    environment,
    request ?? null,
    headers ?? null,
  ];
  return JSON.stringify(key(one)) === JSON.stringify(key(other));
}
