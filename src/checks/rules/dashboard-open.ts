import { isTraefik, runTraefik, staticOptionsOf } from '../internal/programs/traefik-static';
import { Rule } from '../internal/rule';
import { podsThat } from '../internal/workloads/pods-that';

export const rule: Rule = {
  id: 'dashboard-open',
  severity: 'warning',
  title: 'The API of Traefik is behind a login.',
  why: 'With api.insecure Traefik answers at its port 8080 to whoever reaches it, without a password: each route, each Service and each middleware is listed there, also to pods of other teams.',
  source: 'https://doc.traefik.io/traefik/reference/install-configuration/api-dashboard/',
  remedy: 'leave \'api.insecure\' out, and route to the service api@internal with a middleware that asks for a password; of an IngressStack, \'dashboard\'',
  * check(cluster) {
    for (const pods of podsThat(cluster, runTraefik)) {
      for (const container of pods.containers.filter(isTraefik)) {
        if (!/^(1|t|true)$/i.test(staticOptionsOf(cluster, container).get('api.insecure') ?? '')) continue;
        yield { item: pods.item, at: `${container.at} api.insecure`, must: 'should be off: whoever reaches the port 8080 of the pods sees all routes, without a password', value: true };
      }
    }
  },
};
