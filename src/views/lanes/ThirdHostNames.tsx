/** The names of the hosts without a lane. */
import { textWidth } from '../../draw/labels.ts';
import { hostName } from '../../draw/names.ts';
import type { ThirdHost } from '../../draw/third-hosts.ts';
import { lanesText } from '../../text/lanes.ts';
import type { Trace } from '../../trace/trace.ts';
import type { Measures } from './measures.ts';
import styles from './lanes.module.css';

interface ThirdHostNamesProps {
  readonly hosts: readonly ThirdHost[];
  readonly trace: Trace;
  readonly measures: Measures;
}

/**
 * They stand at the top of their lines, above what scrolls by; those that would touch stand as the
 * scenario has them.
 */
export const ThirdHostNames = ({ hosts, trace, measures }: ThirdHostNamesProps) => {
  const { margin, room, metrics } = measures;
  const { width, fontSize, language } = metrics;
  const nameOf = ({ host }: ThirdHost) => {
    const name = hostName(trace, host, language);
    const silent = trace.scenario.hosts[host]?.kind === 'silent';
    return silent ? lanesText(language).silentHost(name) : name;
  };
  const widthOf = (text: string) => textWidth(text, fontSize) + fontSize;
  const fits = hosts.every((host) => widthOf(nameOf(host)) < width / hosts.length);
  const height = 1.6 * fontSize;
  const strip = { x: margin, width, height: height + 2 };
  const tag = (host: ThirdHost) => {
    const text = fits ? nameOf(host) : host.host;
    const half = widthOf(text) / 2;
    const x = Math.min(Math.max(margin + host.x, half), room.width - half);
    return (
      <g key={host.host} className={styles.thirdName} transform={`translate(${String(x)} 0)`}>
        <title>{nameOf(host)}</title>
        <rect x={-half} y={1} width={2 * half} height={height} rx={4} />
        <text y={height / 2 + 1}>{text}</text>
      </g>
    );
  };
  return (
    <>
      <rect className={styles.strip} {...strip} />
      {hosts.map(tag)}
    </>
  );
};
