import { missing } from '../internal/missing';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'secret-exists',
  severity: 'error',
  title: 'Every Secret that is referred to is made or declared.',
  why: 'A pod whose Secret is missing does not start: its containers stay in CreateContainerConfigError, or its volumes are not mounted. A route without the Secret of its certificate shows another one.',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#using-a-secret',
  remedy: 'make it (GeneratedSecret, ExternalSecret, SealedSecret), or say that it is there: External.secret in \'external\' of the Tenant or the Platform',
  * check(cluster) {
    yield* missing(cluster, 'Secret', ({ type }) => WITHOUT[type], rule.remedy);
  },
};

const WITHOUT = {
  'generic': 'what needs it does not start',
  'tls': 'another certificate is shown',
  'htpasswd': 'Traefik leaves the route out',
  'docker-registry': 'an image that needs it is not pulled',
};
