/** 用中文讲述 HTTP 程序之间的请求和响应。 */
import { list } from './format.ts';
import { asked, type MessageFacts, type MessageLines } from './messages.ts';

const inStream = ({ stream }: MessageFacts): string =>
  stream === null ? '' : `（流${String(stream)}）`;

const named = (message: MessageFacts): string =>
  message.kind === 'request' ? `请求${asked(message)}` : `${asked(message)}的响应`;

export const messageLines: MessageLines = {
  writes: ({ message, part, parts }) => {
    const status =
      message.status === null || part > 1 ? '' : `，状态码\`${String(message.status)}\``;
    const piece = parts > 1 ? `，第${String(part)}部分，共${String(parts)}部分` : '';
    const again = message.retryOf === undefined ? '写入的是' : '重新写入的是';
    return `${again}${named(message)}${inStream(message)}${piece}${status}。`;
  },
  reads: (messages) => `至此，应用程序完整读到了${list(messages.map(named), 'zh')}。`,
  fails: ({ message, retried, idempotent }) => {
    const why = idempotent
      ? '不再重发。'
      : `无法知道服务器是否已经处理，而${message.method}不是幂等的，所以不会自动重发。`;
    const then = retried ? `${message.method}是幂等的，所以换一条连接重发。` : why;
    return `请求${asked(message)}得不到响应了。${then}`;
  },
};
