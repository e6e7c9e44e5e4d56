import assert from 'node:assert/strict';
import { CODE_GROUPS, describeCode, findCodes } from '../../../../server/src/catalog/codes/catalogue.ts';
import type { CodeKind } from '../../../../server/src/catalog/codes/code-entry.ts';
import type { Language } from '../../../../server/src/catalog/statement.ts';

function described(code: number, kind: CodeKind, language: Language): string {
  const [entry] = findCodes(code, { kind });
  assert.ok(entry);
  const { title, markdown } = describeCode(entry, language);
  return `${title}\n\n${markdown}`;
}

describe('describing a code', () => {
  it('says what is known, each with its source where it is another one', () => {
    assert.equal(
      described(3003, 'gateway', 'en'),
      `3003 · Decryption failed

Gateway: Result codes · \`SERVER_CRYPT_ERROR\`

**Causes**

- Data encryption is on at the gateway, and the client sends plain text. [seen in code: mpaas-demo/ios-rpc, MPRPCTestCase.m]
- The keys of client and gateway do not belong together. [our conclusion]

**What to check**

- On the client, GWWhiteList has to name the gateway that rpcGW names: otherwise nothing is encrypted. [documented: [AY/72752](https://help.aliyun.com/en/document_detail/72752.html)]

**Remedies**

- Switch encryption on or off at both sides, with the same algorithm and keys that belong together. [documented: [AY/72752](https://help.aliyun.com/en/document_detail/72752.html)]

**Notes**

- Of a failure, the headers Memo and Tips of the answer say more. On Apsara Stack, so does ~/logs/gateway/gateway-error.log on the gateway. [documented: [AY/64260](https://help.aliyun.com/en/document_detail/64260.html)]

Source: [AY/64260](https://help.aliyun.com/en/document_detail/64260.html) (documented)`,
    );
  });

  it('says in words that only the name of a constant is known', () => {
    assert.equal(
      described(7008, 'gateway', 'zh'),
      `7008 · 验签-缺少 imei

网关：验签 · \`PRC_IMEI_EMPTY\`

**检查项**

- 客户端日志中此前出现的无线保镖错误码：Xcode 控制台中的 SG ERROR。 [有文档说明：[AY/64260](https://help.aliyun.com/document_detail/64260.html), [AY/70196](https://help.aliyun.com/document_detail/70196.html)]

**未知之处**

- 仅知其为 SDK 中的常量，标题译自常量名：未找到原因与处理办法。

**说明**

- 失败时，响应头 Memo 与 Tips 有更多错误信息；专有云还可查看网关服务器上的 ~/logs/gateway/gateway-error.log。 [有文档说明：[AY/64260](https://help.aliyun.com/document_detail/64260.html)]

来源：Android SDK, RpcException$ErrorCode（见于代码）`,
    );
  });

  it('says what the sources do not name', () => {
    assert.match(described(1005, 'gateway', 'en'), /\*\*Not known\*\*\n\n- The sources name no remedy\.\n/);
    assert.match(described(108, 'guard', 'en'), /- The sources name no cause\.\n- The sources name no remedy\.\n/);
    assert.match(
      described(6006, 'business', 'en'),
      /\*\*Not known\*\*\n\n- No source that was read says what it means\.\n/,
    );
  });

  it('keeps texts from being taken for Markdown', () => {
    assert.match(described(3002, 'gateway', 'en'), / stands under \\_requestBody in that element\./);
  });

  for (const language of ['en', 'zh'] as const) {
    it(`has no gap in any description: ${language}`, () => {
      for (const entry of CODE_GROUPS.flatMap(({ lists }) => lists.flatMap(({ codes }) => codes))) {
        const { title, markdown } = describeCode(entry, language);
        assert.match(title, /^\d+ · \S.*\S$/);
        assert.doesNotMatch(markdown, /undefined|\[object|\n{3}|^\s|\s$/);
        assert.match(markdown, language === 'en' ? /\n\nSource: .+\)$/ : /\n\n来源：.+）$/);
        if (language === 'en') assert.doesNotMatch(markdown, /\p{Script=Han}/u);
      }
    });
  }
});
