import type * as vscode from 'vscode';

/** A private key that VS Code keeps, without the key itself. */
export interface StoredKey {
  /** SHA-256 of the public half, in hexadecimal. */
  fingerprint: string;
  /** What the user knows it by. */
  name: string;
  bits: number;
}

/** In globalState, because the oldest VS Code that we run in cannot list secrets. Nothing in it is secret. */
const INDEX = 'mpaas.signingKeys';

/** Private keys in VS Code's secret storage, which the operating system encrypts. They never leave the extension host. */
export class KeyStore {
  constructor(
    private readonly secrets: vscode.SecretStorage,
    private readonly state: vscode.Memento,
  ) {}

  list(): StoredKey[] {
    return this.state.get<StoredKey[]>(INDEX, []);
  }

  /** @returns PKCS#8 PEM, not encrypted; nothing when it is gone */
  async read(fingerprint: string): Promise<string | undefined> {
    return this.secrets.get(secretName(fingerprint));
  }

  /** @param pem PKCS#8, not encrypted */
  async add(key: StoredKey, pem: string): Promise<void> {
    await this.secrets.store(secretName(key.fingerprint), pem);
    await this.state.update(INDEX, [...this.others(key.fingerprint), key]);
  }

  async remove(fingerprint: string): Promise<void> {
    await this.secrets.delete(secretName(fingerprint));
    await this.state.update(INDEX, this.others(fingerprint));
  }

  private others(fingerprint: string): StoredKey[] {
    return this.list().filter(each => each.fingerprint !== fingerprint);
  }
}

function secretName(fingerprint: string): string {
  return `mpaas.signingKey.${fingerprint}`;
}

/** Short enough to read, long enough to tell keys apart. */
export function shortFingerprint(fingerprint: string): string {
  return `SHA-256 ${fingerprint.slice(0, 16)}…`;
}
