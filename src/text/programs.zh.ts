/** What stands on the lanes of the programs, in Chinese. */
import type { ProgramsText } from './programs.en.ts';

export const programsChinese: ProgramsText = {
  program: '程序',
  kernel: '内核',
  programOf: (host) => `程序：${host}`,
  connected: '已连接',
  read: (what) => `读到 ${what}`,
  unread: (octets) => `${octets} 字节未读`,
  refused: (call) => `${call} 被拒绝`,
  killed: '被杀死',
  failed: (message) => `${message} 失败`,
  more: (count) => `另有 ${String(count)} 项`,
  stream: (message, stream) => `${message}，流 ${String(stream)}`,
  message: (message) => `${message}：从写入到读完`,
};
