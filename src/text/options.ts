/** The options of a socket as a program names them: socket(7), tcp(7). */
import { count, seconds } from './format.ts';
import type { Language } from './language.ts';

/** What a program sets an option to; undefined where a run does not say it. */
export type OptionValue = string | number | boolean | undefined;

const names: Readonly<Record<string, string>> = {
  receiveBuffer: 'SO_RCVBUF',
  keepAlive: 'SO_KEEPALIVE',
  keepAliveIdle: 'TCP_KEEPIDLE',
  keepAliveInterval: 'TCP_KEEPINTVL',
  keepAliveCount: 'TCP_KEEPCNT',
  linger: 'SO_LINGER',
  userTimeout: 'TCP_USER_TIMEOUT',
  noDelay: 'TCP_NODELAY',
  reuseAddress: 'SO_REUSEADDR',
};

const times: readonly string[] = ['keepAliveIdle', 'keepAliveInterval', 'linger', 'userTimeout'];

const off: Readonly<Record<Language, string>> = { en: 'off', zh: '关闭' };

const valueOf = (name: string, value: OptionValue, language: Language): string => {
  if (value === false) return off[language];
  if (typeof value !== 'number') return '';
  return times.includes(name) ? seconds(value, language) : count(value, language);
};

/** `SO_REUSEADDR`, `TCP_KEEPIDLE = 2 s`, in backticks. */
export const optionNamed = (name: string, value: OptionValue, language: Language): string =>
  `\`${[names[name] ?? name, valueOf(name, value, language)].filter(Boolean).join(' = ')}\``;
