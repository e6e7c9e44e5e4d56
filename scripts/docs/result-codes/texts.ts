import type { Bilingual } from '../../../server/src/catalog/statement.ts';

export const ALWAYS_CHECK: Bilingual = { en: 'Whatever the code, check:', zh: '无论哪个错误码，都应检查：' };

export const LINES: Bilingual = { en: 'Lines of logs', zh: '日志行' };

export const SEE_CODE: Bilingual = { en: '(see {0})', zh: '（参见 {0}）' };

export const INTRODUCTION: Bilingual = {
  en: `# Result codes and error codes

[简体中文](result-codes.zh-cn.md). This page is made of \`server/src/catalog/codes/\` by \`npm run docs\`: change the data, not
the page.

\`mpaas explain 7002\` says the same in the terminal, in the terminal's language or that of \`--lang en\` or \`zh\`. A number may
be several things, then it explains them all: 2 is no network on Android and invalid JSON on iOS, and \`--platform android\`
leaves out the other. Several codes may be given. It ends with 0 when each is known, 1 when one is not, and says then which are
near, and 2 for what is no number.

\`--format json\` gives \`{ "events": […], "summary": { "lines", "events", "byCode" } }\`, an event for each thing that a code may
be: \`code\`, \`kind\` (\`gateway\`, \`business\`, \`client\`, \`jsapi\`, \`guard\`, \`package\`), \`title\`, \`explanation\` and \`remedies\`;
\`file\`, \`line\`, \`operationType\` and \`traceId\`, which are \`null\` for a code that stands in no log, with \`lines\` being 0; and
\`platform\`, \`constant\` (or \`null\`), \`place\`, \`causes\`, \`checks\`, \`tools\`, \`unknown\`, \`notes\`, \`source\` and \`confidence\`.

How sure something is: *documented* on a page of Alibaba Cloud; *seen in code* that is public, in versions that are not known;
*from the community*, which is answers of people and of Alibaba Cloud's assistant; *our conclusion*. A statement has the
source of its code unless another stands behind it. Where the sources name no cause or no remedy, none is given.`,
  zh: `# 结果码与错误码

[English](result-codes.md)。本页由 \`npm run docs\` 根据 \`server/src/catalog/codes/\` 生成：请修改数据，不要修改本页。

\`mpaas explain 7002\` 在终端中给出同样的说明，使用终端的语言，或由 \`--lang en\`、\`--lang zh\` 指定。同一数字可能有多种含义，此时会全部说明：2 在 Android 上是网络不可用，在 iOS 上是 JSON 格式无效；\`--platform android\` 会略去另一平台的含义。可以一次给出多个错误码。全部已知时退出码为 0；有未知的为 1，并给出相近的错误码；参数不是数字时为 2。

\`--format json\` 输出 \`{ "events": […], "summary": { "lines", "events", "byCode" } }\`，每种含义一个事件：\`code\`、\`kind\`（\`gateway\`、\`business\`、\`client\`、\`jsapi\`、\`guard\`、\`package\`）、\`title\`、\`explanation\` 与 \`remedies\`；\`file\`、\`line\`、\`operationType\` 与 \`traceId\` 在错误码不出自日志时为 \`null\`，此时 \`lines\` 为 0；以及 \`platform\`、\`constant\`（或为 \`null\`）、\`place\`、\`causes\`、\`checks\`、\`tools\`、\`unknown\`、\`notes\`、\`source\` 与 \`confidence\`。

可信程度：*有文档说明*，见于阿里云文档；*见于代码*，见于公开代码，版本未知；*来自社区*，见于用户或阿里云 AI 助理的回答；*我们的推断*。未另注来源的内容，其来源与所属错误码相同。资料未给出原因或处理办法时，本页也不给出。`,
};
