/** What the keys do, in Chinese. */
import type { KeysText } from './keys.en.ts';

export const keysChinese: KeysText = {
  title: '快捷键',
  key: '按键',
  does: '作用',
  toggle: '播放或暂停',
  next: '下一步',
  back: '上一步',
  first: '第一步',
  last: '最后一步',
  faster: '加快',
  slower: '减慢',
  fullscreen: '全屏',
  restart: '重新开始：回到开头，并恢复原来的场景',
  undo: '撤销对场景的修改',
  redo: '重做',
  control: 'Ctrl/⌘+',
  keys: '显示本列表',
  close: '关闭打开的窗口，退出演示',
  blank: '遮黑屏幕（演示时）',
  names: {
    ' ': '空格',
    ArrowRight: '→',
    ArrowLeft: '←',
    Home: 'Home',
    End: 'End',
    PageDown: 'Page Down',
    PageUp: 'Page Up',
    Escape: 'Esc',
  },
};
