/** Which local port a connection gets, and when an address is in use. */
import { hash } from './chance.ts';
import { openConnections, type Connection, type Host, type Remote } from './host.ts';

const isTo = ({ remote }: Connection, { host, port }: Remote): boolean =>
  remote?.host === host && remote.port === port;

/** The open connection that has the same four-tuple already. */
export const sameTuple = (host: Host, localPort: number, remote: Remote): Connection | undefined =>
  openConnections(host).find((one) => one.localPort === localPort && isTo(one, remote));

/**
 * A port for a connection to this remote socket: one that no program asked for by its number, and
 * from which no connection to the same remote socket is open. The search begins where a keyed hash
 * of the destination says (RFC 6056 3.3.3). Undefined where there is none left.
 */
export const choosePort = (host: Host, remote: Remote): number | undefined => {
  const { seed, behaviour } = host.options;
  const { firstEphemeralPort: first, lastEphemeralPort: last } = behaviour;
  const size = last - first + 1;
  const used = new Set(
    openConnections(host)
      .filter((one) => one.portWasAsked || isTo(one, remote))
      .map(({ localPort }) => localPort),
  );
  const start = hash(seed, 'port', host.options.id, host.starts, remote.host, remote.port);
  for (let tried = 0; tried < size; tried += 1) {
    const port = first + ((start + host.portsChosen + tried) % size);
    if (used.has(port)) continue;
    host.portsChosen += tried + 1;
    return port;
  }
  return undefined;
};

/** A socket that is to be bound to a port finds it in use. */
export const isInUse = (host: Host, port: number, reuseAddress: boolean): boolean =>
  openConnections(host).some((one) => {
    if (one.localPort !== port) return false;
    if (one.endpoint.state === 'LISTEN') return true;
    return host.options.behaviour.exclusiveBind && !(reuseAddress && one.reuseAddress);
  });
