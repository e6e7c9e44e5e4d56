import assert from 'node:assert/strict';
import { sourceText } from '../../../server/src/catalog/source.ts';

describe('sources', () => {
  it('become addresses in the language of the reader', () => {
    const source = 'AY/64260, AC/support-blue-shield-switch';
    assert.equal(
      sourceText(source, 'en'),
      'https://help.aliyun.com/en/document_detail/64260.html, https://www.alibabacloud.com/help/en/mobile-platform-as-a-service/latest/support-blue-shield-switch',
    );
    assert.equal(
      sourceText(source, 'zh'),
      'https://help.aliyun.com/document_detail/64260.html, https://www.alibabacloud.com/help/zh/mobile-platform-as-a-service/latest/support-blue-shield-switch',
    );
    assert.equal(sourceText('developer.aliyun.com/ask/596097', 'en'), 'https://developer.aliyun.com/ask/596097');
  });

  it('become links', () => {
    const link = (name: string, address: string) => `[${name}](${address})`;
    assert.equal(
      sourceText('AY/1 and more', 'zh', link),
      '[AY/1](https://help.aliyun.com/document_detail/1.html) and more',
    );
  });

  it('stay as they are where they name no page', () => {
    for (const source of [
      'com.alipay.mobile.common.rpc.RpcException',
      'DELAY/5',
      'mpaas-demo/ios-rpc, MPRPCTestCase.m',
    ]) {
      assert.equal(sourceText(source, 'en'), source);
    }
  });
});
