import { Found } from '../core/internal/finding';
import { error, notBoth, subdomain } from '../core/internal/rules';
import { ServersTransportTls } from './servers-transport-tls';

// Source: traefik, pkg/server/service/transport.go, pkg/tcp/dialer.go and pkg/provider/kubernetes/crd/kubernetes.go.

/** TLS to servers; `prefix` is where its fields are. */
export function clientTlsRules(prefix: string, tls: ServersTransportTls): Found {
  const { spiffe, serverName, rootCAs = [], certificatesSecrets = [], insecureSkipVerify, peerCertURI } = tls;
  const others = {
    serverName: serverName || undefined,
    rootCAs: rootCAs.length > 0 ? rootCAs : undefined,
    certificatesSecrets: certificatesSecrets.length > 0 ? certificatesSecrets : undefined,
    insecureSkipVerify: insecureSkipVerify || undefined,
    peerCertURI: peerCertURI || undefined,
  };
  return [
    rootCAs.map(({ secret, configMap }, index): Found => [
      (secret === undefined) === (configMap === undefined)
        ? error('root-ca', `${prefix}rootCAs[${index}]`, 'must be in a Secret or in a ConfigMap', { secret, configMap }, 'name one of both')
        : undefined,
      subdomain(`${prefix}rootCAs[${index}].secret`, secret),
      subdomain(`${prefix}rootCAs[${index}].configMap`, configMap),
    ]),
    certificatesSecrets.map((name, index) => subdomain(`${prefix}certificatesSecrets[${index}]`, name)),
    Object.entries(others).map(([name, value]) => notBoth(`${prefix}${name}`, value, `${prefix}spiffe`, spiffe, 'leave one of both out')),
  ];
}
