import { list } from '../../core/internal/json';
import { Container, Pods } from '../internal/pods';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'port-variable',
  severity: 'warning',
  title: 'A program is told the port that its container says it has.',
  why: 'Many programs listen on the port that a variable says: where the container, its probes and its Service say another one, connections are refused.',
  source: 'https://12factor.net/port-binding',
  remedy: 'write the same number in both',
  * check(cluster) {
    for (const pods of cluster.pods) {
      for (const { at, port, container } of toldIn(pods)) {
        const has = pods.ports.filter(each => each.container === container).map(({ number }) => number);
        if (has.length === 1 && !has.includes(port)) yield { item: pods.item, at, must: `should be the port of the container, ${has[0]}`, value: port };
      }
    }
  },
};

/** The ports that a single program is told to listen on. */
function toldIn({ containers }: Pods): Array<{ readonly at: string; readonly port: number; readonly container: Container }> {
  const [container, ...others] = containers.filter(({ role }) => role === 'main');
  if (!container || others.length > 0) return [];
  return list(container.json.env).flatMap(({ name, value }) => {
    const [, port] = (/^(PORT|HTTP_PORT|SERVER_PORT|ASPNETCORE_HTTP_PORTS)$/.test(String(name)) ? /^(\d+)$/ : name === 'ASPNETCORE_URLS' ? /^https?:\/\/[^:;]+:(\d+)$/ : /^$/).exec(String(value)) ?? [];
    return port === undefined ? [] : [{ at: `${container.at} env '${String(name)}'`, port: Number(port), container }];
  });
}
