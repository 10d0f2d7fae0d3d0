/** What is said of a change of state that Figure 5 does not draw, in Chinese. */
import type { OutsideText } from './outside.en.ts';

export const outsideChinese: OutsideText = {
  change: (host, from, to) => `这一步${host}由 ${from} 到 ${to}，走的不是图 5 画出的箭头：`,
  why: {
    reset: 'RST 一旦被相信，在任何状态下都会终止连接。',
    abort: 'ABORT 在任何状态下都会立即终止连接。',
    gaveUp: '重试次数已经够多，它放弃了。',
    crash: '机器忘记了一切。',
    turned: '主动 OPEN 使监听的一端变成发起连接的一端。',
    timer: '图中没有的一个计时器超时了。',
    reused: '新的连接取代了旧的连接。',
    other: 'RFC 正文有这一条，图中没有画。',
  },
};
