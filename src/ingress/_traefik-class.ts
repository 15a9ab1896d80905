/**
 * What a route of Traefik's own kinds says to be read: one that is told of no class reads those that name none, or `traefik`
 * (traefik, pkg/provider/kubernetes/crd/kubernetes.go, shouldProcessIngress).
 */
export function classAnnotations(className: string): Record<string, string> | undefined {
  return className === 'traefik' ? undefined : { 'kubernetes.io/ingress.class': className };
}
