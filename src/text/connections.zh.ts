/** What the overview of a run's connections says, in Chinese. */
import type { ConnectionsText } from './connections.en.ts';

export const connectionsChinese: ConnectionsText = {
  title: '本次运行的各个连接',
  follow: '跟随步骤',
  followHint: '泳道显示当前步骤所属的连接',
  choose: (name) => `泳道固定显示 ${name}`,
  end: (host, port, state) =>
    state === '' ? `${host}端口 ${port}` : `${host}端口 ${port}，${state} 状态`,
  both: (first, second) => `${first}；${second}`,
  thisStep: '当前步骤',
  column: '连接',
  count: (count) => `共 ${count} 条连接`,
};
