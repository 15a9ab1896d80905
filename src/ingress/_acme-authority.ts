import { addressBits } from '../core/internal/rules';
import { Peer } from '../core/peer';
import { AcmeProps } from './acme';

const HTTPS = 443;
const DNS = ['UDP', 'TCP'].map(protocol => ({ port: 53, protocol }));

/** The URL of the CA's directory. */
export function caServerOf({ caServer = 'https://acme-staging-v02.api.letsencrypt.org/directory' }: AcmeProps): string {
  return caServer;
}

/** Where the CA of an ACME is; undefined where no URL says so. */
function authorityOf(acme: AcmeProps): { readonly host: string; readonly port: number } | undefined {
  const caServer = caServerOf(acme);
  if (!URL.canParse(caServer)) return undefined;
  const { hostname, port } = new URL(caServer);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? HTTPS : Number(port) };
}

/** Whom an ACME asks: its CA, and what the challenge by DNS takes. What has a name is taken to be in the internet. */
export function acmePeers(acme: AcmeProps): Peer[] {
  const { host = '', port = HTTPS } = authorityOf(acme) ?? {};
  const bits = addressBits(host);
  const named = bits === undefined ? [port] : [];
  const ports = acme.challenge === 'dns' ? [HTTPS, ...named.filter(each => each !== HTTPS)] : named;
  const internet = [...acme.challenge === 'dns' ? DNS : [], ...ports.map(each => ({ port: each, protocol: 'TCP' }))];
  return [
    ...internet.length > 0 ? [Peer._internet(internet)] : [],
    ...bits === undefined ? [] : [Peer.cidr(`${host}/${bits.length}`, [port])],
  ];
}

/** Whether the CA has a name that only the cluster, or its network, knows. */
export function isInside(acme: AcmeProps): boolean {
  const { host = '' } = authorityOf(acme) ?? {};
  return host !== '' && addressBits(host) === undefined && (!host.includes('.') || /\.(svc|local|internal|lan|home\.arpa)$/.test(host));
}
