import { Cluster } from '../internal/cluster';
import { Item } from '../internal/item';
import { Container, Pods } from '../internal/pods';
import { optionsOf } from '../internal/programs/options';
import { Rule } from '../internal/rule';
import { podsThat } from '../internal/workloads/pods-that';

export const rule: Rule = {
  id: 'controller-class-twice',
  severity: 'error',
  title: 'Two ingress-nginx for two classes have a controller class each.',
  why: 'An ingress-nginx serves every IngressClass whose controller is its own --controller-class, whatever the class is called. Two of one controller class both serve all Ingresses of both: what is meant for the inside is on the public address too.',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/multiple-ingress/',
  remedy: 'give one of them another \'--controller-class\', and write it as \'controller\' of its IngressClass',
  * check(cluster) {
    if (cluster.all('IngressClass').length < 2) return;
    const first = new Map<string, Controller>();
    for (const each of podsThat(cluster, haveIngressNginx).flatMap(pods => controllerOf(cluster, pods) ?? [])) {
      const { item, controller, ingressClass } = each;
      const other = first.get(controller);
      if (!other) first.set(controller, each);
      else if (other.ingressClass !== ingressClass) yield { item, at: '--controller-class', must: `must not be that of ${other.item.toString()}: both serve the Ingresses of '${other.ingressClass}' and of '${ingressClass}'`, value: controller };
    }
  },
};

const IMAGE = /(^|\/)(ingress-nginx\/controller|nginx-ingress-controller)(-chroot)?(:|@|$)/;

function isIngressNginx({ json: { image, args, command } }: Container): boolean {
  // Before version 1, the name of the class was what mattered.
  return IMAGE.test(String(image)) && !/:v?0\./.test(String(image)) && [args, command].flat().some(word => String(word).endsWith('/nginx-ingress-controller') || String(word).startsWith('--controller-class'));
}

function haveIngressNginx({ containers }: Pods): boolean {
  return containers.some(isIngressNginx);
}

interface Controller {
  readonly item: Item;
  readonly controller: string;
  readonly ingressClass: string;
}

/** What an ingress-nginx serves, where it is the class of its name, in all namespaces: https://kubernetes.github.io/ingress-nginx/user-guide/cli-arguments/ */
function controllerOf(cluster: Cluster, { item, containers }: Pods): Controller | undefined {
  const container = containers.find(isIngressNginx);
  // Of one namespace there may well be two, and the names of pods have variables in them, which say nothing of this.
  const options = container ? optionsOf(container.json, /^--(watch-namespace|controller-class|ingress-class)/) : undefined;
  if (!options || options.has('watch-namespace') || options.has('watch-namespace-selector')) return undefined;
  const [controller = 'k8s.io/ingress-nginx'] = options.get('controller-class') ?? [];
  const [ingressClass = 'nginx'] = options.get('ingress-class') ?? [];
  return cluster.find('IngressClass', undefined, ingressClass)?.spec.controller === controller ? { item, controller, ingressClass } : undefined;
}
