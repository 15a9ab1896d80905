import { IConstruct } from 'constructs';
import { ObjectProps } from '../core/identity';
import { isRecord } from '../core/internal/json';
import { routerAt } from '../core/internal/router';

/**
 * What a route of Traefik's own kinds says to be read: one that is told of no class reads those that name none, or `traefik`
 * (traefik, pkg/provider/kubernetes/crd/kubernetes.go, shouldProcessIngress).
 */
export function classAnnotations(className: string): Record<string, string> | undefined {
  return className === 'traefik' ? undefined : { 'kubernetes.io/ingress.class': className };
}

/** The props of a route of the user's, which the stack of the Platform reads unless they name another class. */
export function ofStack<T extends ObjectProps>(scope: IConstruct, props: T): T {
  const router = routerAt(scope);
  const annotations = router && classAnnotations(router.ingress.className);
  // Props that are none have rules of their own.
  if (!annotations || !isRecord(props) || !isRecord(props.annotations ?? {})) return props;
  return { ...props, annotations: { ...annotations, ...props.annotations } };
}
