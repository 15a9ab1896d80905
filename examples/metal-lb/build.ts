import { App } from 'cdk8s';
import { IpAddressPool, L2Advertisement, MetalLb, Platform, Tenant, WebApp } from 'cdk8s-blueprints';

/** MetalLB by itself: a Service of the type LoadBalancer gets an address, which the nodes of one rack answer for. */
export function build(app: App, { kubernetesVersion }: { readonly kubernetesVersion?: string } = {}): void {
  const platform = new Platform(app, 'prod', { kubernetesVersion });
  const metallb = new Tenant(platform, 'metallb-system', { podSecurity: 'privileged' });
  new MetalLb(metallb, 'metallb', { kubeProxyMode: 'ipvs' });
  const lan = new IpAddressPool(metallb, 'lan', { addresses: ['198.51.100.32/28', '198.51.100.64-198.51.100.70'], avoidBuggyIPs: true });
  new L2Advertisement(metallb, 'rack-1', { ipAddressPools: [lan.name], nodeSelectors: [{ matchLabels: { rack: '1' } }], interfaces: ['eth0'] });

  new WebApp(new Tenant(platform, 'mail'), 'smtp', {
    image: 'registry.example.org/smtp:3.1.0',
    port: 2525,
    service: { type: 'LoadBalancer', annotations: { 'metallb.io/address-pool': lan.name }, allocateLoadBalancerNodePorts: false },
  });
}
