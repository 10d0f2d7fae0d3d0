/** What each state means, in one line, in Chinese, and what the textbooks call it. */
import type { StateName } from './states.en.ts';

export const statesChinese: Record<StateName, string> = {
  CLOSED: '没有连接：不保存任何记录，也不发送任何报文段。',
  LISTEN: '等待对端来请求建立连接。',
  'SYN-SENT': '已发出SYN，等待对端的SYN以及对自己SYN的确认。',
  'SYN-RECEIVED': '已收到对端的SYN，也发出了自己的SYN，还在等待对它的确认。',
  ESTABLISHED: '连接已经建立，双方都可以发送数据。',
  'FIN-WAIT-1': '已发出FIN或即将发出FIN，不再有新数据，等待对FIN的确认。',
  'FIN-WAIT-2': '自己的FIN已被确认；仍可接收数据，等待对端的FIN。',
  'CLOSE-WAIT': '对端不再发送数据；本端应用程序还没有关闭连接。',
  CLOSING: '双方同时发出了FIN，还在等待对自己FIN的确认。',
  'LAST-ACK': '双方都已发出FIN，等待对自己FIN的确认，即最后一个ACK。',
  'TIME-WAIT': '全部关闭。再等2MSL，以防最后的ACK丢失，并让网络中的旧报文段消失。',
};

/** 教科书中的状态名，与拉丁名并列显示。 */
export const glosses: Record<StateName, string> = {
  CLOSED: '关闭',
  LISTEN: '监听',
  'SYN-SENT': '同步已发送',
  'SYN-RECEIVED': '同步已收到',
  ESTABLISHED: '已建立连接',
  'FIN-WAIT-1': '终止等待1',
  'FIN-WAIT-2': '终止等待2',
  'CLOSE-WAIT': '关闭等待',
  CLOSING: '正在关闭',
  'LAST-ACK': '最后确认',
  'TIME-WAIT': '时间等待',
};
