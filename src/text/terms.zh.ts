/** What stands on the card of a word besides the word itself, in Chinese. */
import type { TermsText } from './terms.en.ts';

export const termsChinese: TermsText = {
  also: '也写作',
  avoid: '不宜写作',
  confused: '不要混淆',
  see: '参见',
  source: '出处',
  all: '全部术语',
  colon: '：',
  close: '关闭',
  unknown: (id) => `没有名为“${id}”的术语卡片。`,
};
