import { flag, intOrText, list, record, text, whole } from '../core/internal/api/structural';
import { traefikKind } from './_traefik-kind';

// The kinds of Traefik 3.6.12 that say how it talks: TLS to its clients, and connections to the servers.
// Source of the fields: traefik, docs/content/reference/dynamic-configuration of that release.

const TEXTS = list(text());
const TIME = intOrText({ pattern: '^([0-9]+(ns|us|µs|ms|s|m|h)?)+$' });

/** TLS to a server, of which Traefik is the client. */
const CLIENT_TLS = {
  certificatesSecrets: TEXTS,
  insecureSkipVerify: flag(),
  peerCertURI: text(),
  rootCAs: list(record({ configMap: text(), secret: text() }, {
    'x-kubernetes-validations': [{ rule: '!has(self.secret) || !has(self.configMap)', message: 'must be in a Secret or in a ConfigMap, not in both' }],
  })),
  rootCAsSecrets: TEXTS,
  serverName: text(),
  spiffe: record({ ids: TEXTS, trustDomain: text() }),
};

const CERTIFICATE = record({ 'secretName!': text() });

export const SERVERS_TRANSPORT = traefikKind('ServersTransport', record({
  ...CLIENT_TLS,
  disableHTTP2: flag(),
  forwardingTimeouts: record({ dialTimeout: TIME, idleConnTimeout: TIME, pingTimeout: TIME, readIdleTimeout: TIME, responseHeaderTimeout: TIME }),
  maxIdleConnsPerHost: whole({ minimum: -1 }),
}));

export const SERVERS_TRANSPORT_TCP = traefikKind('ServersTransportTCP', record({
  dialKeepAlive: TIME,
  dialTimeout: TIME,
  proxyProtocol: record({ version: whole({ minimum: 1, maximum: 2 }) }),
  terminationDelay: TIME,
  tls: record(CLIENT_TLS),
}));

export const TLS_OPTION = traefikKind('TLSOption', record({
  alpnProtocols: TEXTS,
  cipherSuites: TEXTS,
  clientAuth: record({
    clientAuthType: text({ enum: ['NoClientCert', 'RequestClientCert', 'RequireAnyClientCert', 'VerifyClientCertIfGiven', 'RequireAndVerifyClientCert'] }),
    secretNames: TEXTS,
  }),
  curvePreferences: TEXTS,
  disableSessionTickets: flag(),
  maxVersion: text(),
  minVersion: text(),
  preferServerCipherSuites: flag(),
  sniStrict: flag(),
}));

export const TLS_STORE = traefikKind('TLSStore', record({
  certificates: list(CERTIFICATE),
  defaultCertificate: CERTIFICATE,
  defaultGeneratedCert: record({ domain: record({ main: text(), sans: TEXTS }), resolver: text() }),
}));
