import { k8s } from 'cdk8s-plus-27';
import { ContainerProps } from '../../container';
import { Hook } from '../../hook';
import { Wire } from '../api/wire';
import { Found, within } from '../finding';
import { error } from '../rules';
import { Port } from './ports';
import { httpGet, httpRules, tcpPortRule } from './probes';

/** What is wrong with the hooks of a container. */
export function hookRules({ postStart, preStop }: ContainerProps, ports: readonly Port[]): Found[] {
  return Object.entries({ postStart, preStop }).map(([at, given]): Found => {
    if (!given) return undefined;
    const action = given._action();
    if (action.type === 'exec') {
      return action.command.length > 0 ? undefined : error('hook-command', at, 'must name a program', action.command, 'give the command as a list of words');
    }
    return [within(at, given._slips()), httpRules(at, action.path, action.options.scheme), tcpPortRule(at, action.options.port, ports)];
  });
}

/** A hook as the kubelet is told it. */
export function hook(given: Hook, ports: readonly Port[]): Wire<k8s.LifecycleHandler> {
  const action = given._action();
  return action.type === 'exec' ? { exec: { command: action.command } } : { httpGet: httpGet(action.path, action.options, ports) };
}
