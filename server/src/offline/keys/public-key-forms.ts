import type { KeyObject } from 'node:crypto';
import * as l10n from '@vscode/l10n';

/** How one platform's apps take the public key. */
export interface PublicKeyForm {
  platform: 'android' | 'ios' | 'harmony';
  title: string;
  /** To be copied into the app. */
  code: string;
  /** Where it goes, and how sure that is. */
  note: string;
}

/**
 * The public key as the apps of each platform take it.
 * @param key an RSA public key
 */
export function publicKeyForms(key: KeyObject): PublicKeyForm[] {
  const base64 = key.export({ format: 'der', type: 'spki' }).toString('base64');
  return [android(base64), ios(), harmony(base64)];
}

/** Documented: D-ANDROID names the call. Seen in code: the form of the key (C-DEMO-A, C-MPSDK), Mriver's call. */
function android(base64: string): PublicKeyForm {
  return {
    platform: 'android',
    title: 'Android',
    code: `MPNebula.enableAppVerification("${base64}");`,
    note: l10n.t(
      'Call it before the first offline package is opened (documented). The key is the base64 of public.pem without its first and last line and without line breaks (seen in code). The mini program container Mriver takes the same text: MriverResource.enableVerify(MriverResource.VERIFY_TYPE_YES, "…") (seen in code).',
    ),
  };
}

/** Documented: D-IOS-VERIFY names both properties and where to set them. Seen in code: `shareInstance`. */
function ios(): PublicKeyForm {
  return {
    platform: 'ios',
    title: 'iOS',
    code: [
      'MPNebulaAdapterInterface *nebula = [MPNebulaAdapterInterface shareInstance];',
      'nebula.nebulaNeedVerify = YES;',
      'nebula.nebulaPublicKeyPath = [[NSBundle mainBundle] pathForResource:@"public" ofType:@"pem"];',
    ].join('\n'),
    note: l10n.t(
      "Add public.pem to the app's bundle: nebulaPublicKeyPath is the path of a PEM file. Set both in application:afterDidFinishLaunchingWithOptions:, for what is set earlier is overwritten (documented). That iOS checks the same signatures as Android is inferred: its code is not public.",
    ),
  };
}

/** Seen in code only: the HarmonyOS demo of C-MPAAS. */
function harmony(base64: string): PublicKeyForm {
  return {
    platform: 'harmony',
    title: 'HarmonyOS NEXT',
    code: [
      'shouldVerify(): boolean {',
      '  return true;',
      '}',
      '',
      'pubKey(): string {',
      `  return '${base64}';`,
      '}',
    ].join('\n'),
    note: l10n.t(
      'Put both methods into your subclass of H5CommonAppProvider from @mpaas/hriver (seen in the code of the demo; not documented).',
    ),
  };
}
