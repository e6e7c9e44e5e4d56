import type { Bilingual } from '../../../server/src/catalog/statement.ts';

export const INTRODUCTION: Bilingual = {
  en: `# Command line

[简体中文](command-line.zh-cn.md). This page is made of the program's own help by \`npm run docs\`: change \`server/src/cli/\`, not the page.

\`mpaas\` speaks the language of the terminal (\`LC_ALL\`, \`LC_MESSAGES\`, \`LANG\`): English or Simplified Chinese. Answers go to standard
output; findings, progress and errors to standard error, unless the answer is the findings. With \`--json\`, or \`--format json\` or
\`sarif\`, standard output has nothing else in it. \`NO_COLOR\` leaves colours out.

In this repository, \`mpaas\` is \`node dist/cli.js\` after \`npm run build\`.`,
  zh: `# 命令行

[English](command-line.md)。本页由 \`npm run docs\` 根据程序自身的帮助生成：请修改 \`server/src/cli/\`，不要修改本页。

\`mpaas\` 使用终端的语言（\`LC_ALL\`、\`LC_MESSAGES\`、\`LANG\`）：英文或简体中文。结果写到标准输出；问题、进度与错误写到标准错误，除非结果本身就是这些问题。使用 \`--json\`、\`--format json\` 或 \`--format sarif\` 时，标准输出中没有其他内容。设置 \`NO_COLOR\` 则不使用颜色。

在本仓库中，运行 \`npm run build\` 之后，\`mpaas\` 就是 \`node dist/cli.js\`。`,
};

export const ARGUMENTS: Bilingual = { en: 'argument', zh: '参数' };
export const OPTIONS: Bilingual = { en: 'option', zh: '选项' };
export const MEANING: Bilingual = { en: 'what it is', zh: '含义' };
export const DEFAULT: Bilingual = { en: 'default', zh: '默认值' };
export const REQUIRED: Bilingual = { en: 'required', zh: '必填' };
export const ONE_OF: Bilingual = { en: ': ', zh: '：' };
export const COMMA: Bilingual = { en: ', ', zh: '、' };
export const EXIT_CODE: Bilingual = { en: 'exit code', zh: '退出码' };
export const WHEN: Bilingual = { en: 'when', zh: '何时' };
