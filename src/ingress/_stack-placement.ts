import { Found } from '../core/internal/finding';
import { warning } from '../core/internal/rules';
import { L2AdvertisementOptions } from './l2-advertisement';
import { LabelSelector } from './label-selector';
import { MetalLbOptions } from './metal-lb';
import { TraefikProps } from './traefik-props';

/**
 * Where Traefik is put, unless that is said: while it sees clients, only a node with a pod of it answers for its address, and of those only such as may
 * (metallb, speaker/layer2_controller.go).
 */
export function placementOf(props: TraefikProps, metalLb: MetalLbOptions, { nodeSelectors = [] }: L2AdvertisementOptions): TraefikProps {
  const { nodeSelector, tolerations } = props;
  const { speakerNodeSelector, speakerTolerations = [] } = metalLb;
  if (!isLocal(props) || nodeSelector) return { nodeSelector, tolerations };
  const labels = { ...speakerNodeSelector, ...labelsOf(nodeSelectors) };
  if (Object.keys(labels).length === 0) return { nodeSelector, tolerations };
  // Whoever minds no taint at all would stay on a node that is lost.
  const followed = speakerNodeSelector ? speakerTolerations.filter(({ key }) => key !== undefined) : undefined;
  return { nodeSelector: labels, tolerations: tolerations ?? followed };
}

/** Nodes that answer, and of which Traefik cannot be told by labels. */
export function placementRule(props: TraefikProps, { nodeSelectors = [] }: L2AdvertisementOptions): Found {
  if (!isLocal(props) || props.kind === 'DaemonSet' || props.nodeSelector || nodeSelectors.length === 0 || labelsOf(nodeSelectors)) return undefined;
  return warning('not-announced', 'advertisement.nodeSelectors', 'should select nodes that Traefik is on: where they have no pod of it, nobody answers', nodeSelectors,
    'give \'nodeSelector\' with labels of those nodes, \'kind: "DaemonSet"\', or \'clientIp: "hide"\'');
}

function isLocal({ clientIp = 'preserve', serviceType = 'LoadBalancer' }: TraefikProps): boolean {
  return clientIp === 'preserve' && serviceType === 'LoadBalancer';
}

/** The labels of the nodes that are selected; undefined where these are not all there is to say. */
function labelsOf([selector, ...others]: readonly LabelSelector[]): Record<string, string> | undefined {
  return others.length > 0 || (selector?.matchExpressions ?? []).length > 0 ? undefined : selector?.matchLabels ?? {};
}
