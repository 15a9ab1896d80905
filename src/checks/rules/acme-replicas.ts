import { isTraefik, runTraefik, staticOptionsOf } from '../internal/programs/traefik-static';
import { Rule } from '../internal/rule';
import { podsThat } from '../internal/workloads/pods-that';
import { severalOf } from '../internal/workloads/several';

export const rule: Rule = {
  id: 'acme-replicas',
  severity: 'error',
  title: 'A Traefik that asks for certificates by ACME is one pod.',
  why: 'Each pod asks for certificates of its own, and has them in a file of its own. What the CA asks to see reaches any of them: most challenges fail, and after some the CA answers no more.',
  source: 'https://doc.traefik.io/traefik/reference/install-configuration/tls/certificate-resolvers/acme/',
  remedy: 'run one, or have cert-manager make the certificates; of an IngressStack, \'tls\' of the Platform',
  * check(cluster) {
    for (const pods of podsThat(cluster, runTraefik)) {
      const many = severalOf(cluster, pods);
      if (many === undefined) continue;
      for (const container of pods.containers.filter(isTraefik)) {
        const options = [...staticOptionsOf(cluster, container).keys()];
        for (const name of new Set(options.flatMap(option => ACME.exec(option)?.[1] ?? []))) {
          // The answer is in DNS then, and each pod asks by itself: too often at the worst.
          const doubtful = options.some(option => option.startsWith(`certificatesresolvers.${name}.acme.dnschallenge`)) ? { severity: 'warning' as const } : {};
          const must = `${doubtful.severity ? 'should' : 'must'} be of one pod, and ${many}: each asks for certificates of its own${doubtful.severity ? '' : ', and an answer to the CA reaches any of them'}`;
          yield { item: pods.item, at: `${container.at} certificatesResolvers '${name}'`, must, value: 'acme', ...doubtful };
        }
      }
    }
  },
};

const ACME = /^certificatesresolvers\.([^.]+)\.acme\./;
