import pc from 'picocolors';
import type { Shop } from './shop.ts';

const APP = { appId: '84EFA9A281942', workspaceId: 'default' };

interface Login {
  userName: string;
  password: string;
}

interface SigningOptions {
  secret?: () => string;
  now?: () => number;
}

/** The part of the generated client that the demo uses. It is not there yet when the demo is compiled. */
interface GeneratedClient {
  createRpc(options: { url: string; fetch: typeof fetch } & typeof APP & SigningOptions): {
    accountService: { login(request: Login): Promise<LoginResult> };
  };
  RpcException: new () => Error & { code: number; memo: string; tips: string; traceId: string };
}

interface LoginResult {
  expiresAt: string;
  profile: { displayName: string };
}

/** What the gateway says of a refusal, as far as the demo shows it. */
interface Explanation {
  code: number;
  hypothesis: string;
  /** Of 7002, what the client should have signed. */
  expected: unknown;
  /** Of 4002, what the gateway signed. */
  signed?: string;
}

/** Signs in. @returns the result code and what there is to say of it */
export type Caller = (signing: SigningOptions, login: Login) => Promise<{ code: number; lines: string[] }>;

/** Makes what calls through the generated client. */
export async function createCaller(shop: Shop, url: string): Promise<Caller> {
  const client = await shop.load<GeneratedClient>('client/src/rpc/index.ts');
  return async (signing, login) => {
    let explanation: Explanation | undefined;
    const explained: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      const header = response.headers.get('X-Mgs-Mock-Explanation');
      explanation = header === null ? undefined : JSON.parse(decodeURIComponent(header));
      return response;
    };
    try {
      const rpc = client.createRpc({ url, ...APP, fetch: explained, ...signing });
      const { profile, expiresAt } = await rpc.accountService.login(login);
      return { code: 1000, lines: [pc.dim(`the client: signed in as ${profile.displayName}, until ${expiresAt}`)] };
    } catch (error) {
      if (!(error instanceof client.RpcException)) throw error;
      const { code, memo, tips } = error;
      return { code, lines: [pc.dim(`the client: ${memo} / ${tips}`), ...(explanation ? linesOf(explanation) : [])] };
    }
  };
}

/** Why it was refused, with the string that the gateway signed where the refusal is about that. */
function linesOf({ code, hypothesis, expected, signed }: Explanation): string[] {
  const text = code === 7002 ? expected : signed;
  return typeof text === 'string' ? [hypothesis, `The gateway signed\n${text.replace(/^/gm, '  ')}`] : [hypothesis];
}
