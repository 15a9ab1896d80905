import { Case, Cases } from '../_cases';
import { deployment, ingressClass, ofContainer } from '../_objects';

const IMAGE = 'registry.k8s.io/ingress-nginx/controller:v1.12.2';
const nginx = (name: string, args: string[], image = IMAGE) => deployment(ofContainer({ image, env: [{ name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }, { name: 'CLASS', value: 'k8s.io/inside' }], args: ['/nginx-ingress-controller', `--election-id=${name}`, ...args] }, name), name);
const classOf = (name: string, controller = 'k8s.io/ingress-nginx') => ingressClass({ spec: { controller } }, name);
const two = (one: string[], other: string[], controller?: string, image?: string): Case => ({
  objects: [nginx('outside', ['--ingress-class=outside', ...one], image), nginx('inside', ['--ingress-class=inside', ...other], image), classOf('outside'), classOf('inside', controller)],
});

export const cases: Cases = {
  broken: [
    two(['--controller-class=k8s.io/ingress-nginx'], ['--controller-class=k8s.io/ingress-nginx']),
    two([], ['--controller-class', 'k8s.io/ingress-nginx']),
    { objects: [nginx('nginx', []), nginx('inside', ['--ingress-class=inside']), classOf('nginx'), classOf('inside')] },
  ],
  sound: [
    two([], ['--controller-class=k8s.io/inside'], 'k8s.io/inside'),
    // Each is of a namespace, or they are told apart by the annotation alone, or it is one in two parts.
    two(['--watch-namespace=$(POD_NAMESPACE)'], ['--watch-namespace=inside']),
    two(['--watch-namespace-selector=part=outside'], []),
    two([], ['--controller-class=k8s.io/other']),
    two([], ['--controller-class=$(CLASS)']),
    two([], [], undefined, 'quay.io/kubernetes-ingress-controller/nginx-ingress-controller:0.33.0'),
    { objects: [nginx('one', []), nginx('other', []), classOf('nginx'), classOf('more')] },
    { objects: [nginx('one', []), nginx('inside', ['--ingress-class=inside']), classOf('nginx'), classOf('other')] },
  ],
};
