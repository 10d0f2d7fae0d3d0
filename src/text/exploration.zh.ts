import type { Language, Lines } from './language.ts';
import { english } from './exploration.en.ts';

export type ExplorationText = Lines<typeof english>;

export const chinese: ExplorationText = {
  title: '探索所有可能的先后顺序',
  intro:
    '网络可以丢失、复制或扣留报文段，两端的程序可以在任何时刻发出调用。每一种先后顺序都在真正的状态机上试一遍。',
  whyNotTwo: '为什么两次握手不行？',
  whyNotTwoHint: '假如收到 SYN 就信以为真：看看会发现什么。',
  thisRun: '当前场景',
  thisRunHint: '其中的调用可以发生在任何时刻，另加一次丢失和一次复制。',
  handshake: '一次握手和一次关闭',
  handshakeHint: '允许丢失两次、复制一次。',
  letItSearch: '为什么不是两次？让穷举来找',
  start: '开始探索',
  cancel: '取消',
  progress: (visited, queued) => `已访问 ${visited} 种情形，已知 ${queued} 种`,
  done: (visited, perSecond) => `共访问 ${visited} 种情形，每秒 ${perSecond} 种。`,
  incomplete: '已达到上限，并非所有情形都访问过。',
  nothing: '没有发现问题：没有死锁，没有交付错误，也没有永不结束的连接。',
  found: '发现',
  times: (times) => `出现在 ${times} 种情形中`,
  at: (host) => `在 ${host} 端`,
  oldSyn: '因旧的 SYN',
  ends: (a, b) => `最后 A 处于 ${a}、B 处于 ${b}`,
  step: '1 步',
  steps: (steps) => `${steps} 步`,
  between: '；',
  play: '播放',
  legal: 'RFC 允许',
  failed: '此处无法探索。',
  kinds: {
    deadlock: '死锁',
    ghost: '幽灵连接',
    'wrong delivery': '交付有误',
    'reset without cause': '无缘无故的复位',
    'given up in vain': '白白放弃',
    'no end': '没完没了的交互',
    'half-open': '半开连接',
    'time-wait cut short': 'TIME-WAIT 提前结束',
  },
};

const texts: Readonly<Record<Language, ExplorationText>> = { en: english, zh: chinese };

export const explorationText = (language: Language): ExplorationText => texts[language];
