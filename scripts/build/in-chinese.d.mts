export function inChinese<T extends object>(file: T, chineseOf: (english: string) => string): T;
