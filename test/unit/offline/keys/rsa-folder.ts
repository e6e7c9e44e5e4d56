import { OpensslFolder } from '../../../support/openssl.ts';

/** A folder of a suite, in which `openssl` made the private key `rsa.pem`. */
export function rsaFolder(): () => OpensslFolder {
  let folder: OpensslFolder;
  before(async () => {
    folder = await OpensslFolder.create();
    await folder.run('genrsa -out rsa.pem 2048');
  });
  after(() => folder[Symbol.asyncDispose]());
  return () => folder;
}
