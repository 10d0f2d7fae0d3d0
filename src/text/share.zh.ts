/** What the dialogs say in which a scenario leaves the page or is written by hand, in Chinese. */
import type { ShareText } from './share.en.ts';

export const shareChinese: ShareText = {
  title: '分享这次运行',
  what: (step) =>
    `下面每一项都包含完整的运行，打开后停在第 ${String(step)} 步。服务器上不存任何内容。`,
  link: '链接',
  markdown: 'Markdown',
  frame: '网页框架（iframe）',
  copy: (what) => `复制：${what}`,
  tooLong: (characters) =>
    `这个链接有 ${characters} 个字符。有些程序会截断这样的链接，文件则不会。`,
  file: '场景本身',
  save: (name) => `保存 ${name}`,
  capture: {
    title: '数据包',
    where: '抓包位置',
    onLink: '链路上',
    atHost: (name) => `${name}一侧`,
    save: '另存为抓包文件（pcapng）',
    what: '可用 Wireshark 打开。每次状态变化都写成注释，附在引起它的数据包上。',
  },
  edit: {
    open: '以 JSON 编辑',
    title: '以 JSON 编辑场景',
    label: '场景',
    what: '点“应用”即成为你自己的副本并运行，可以撤销。',
    apply: '应用',
    line: (line, column) => `第 ${String(line)} 行，第 ${String(column)} 列：`,
    show: '跳到该处',
  },
};
