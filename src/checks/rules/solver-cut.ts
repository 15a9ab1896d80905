import { list, record } from '../../core/internal/json';
import { policiesOf } from '../internal/network/policies';
import { askingOf, issuerOf } from '../internal/programs/issuers';
import { Rule } from '../internal/rule';

// Of each challenge's pod: https://github.com/cert-manager/cert-manager/blob/master/pkg/issuer/acme/http/pod.go
const SOLVER = { 'acme.cert-manager.io/http01-solver': 'true', 'acme.cert-manager.io/http-domain': '0', 'acme.cert-manager.io/http-token': '0' };
const PORT = { number: 8089, protocol: 'TCP', names: ['http'] };

export const rule: Rule = {
  id: 'solver-cut',
  severity: 'error',
  title: 'Network policies let in who asks for the answers to challenges of ACME.',
  why: 'For a challenge by HTTP, cert-manager runs a pod in the namespace of the certificate, and the CA asks it through the ingress controller. A policy that holds for all pods, and opens nothing, cuts it off: the certificate is never issued.',
  source: 'https://cert-manager.io/docs/troubleshooting/acme/',
  remedy: 'add a policy that lets port 8089 in to the pods with the label acme.cert-manager.io/http01-solver: "true", as a Tenant with Tls.clusterIssuer has it',
  * check(cluster) {
    const policies = policiesOf(cluster);
    if (!policies.areAll) return;
    for (const { item, at, kind, name } of askingOf(cluster)) {
      const issuer = issuerOf(cluster, item, kind, name);
      const solvers = list(record(issuer?.spec.acme).solvers);
      if (!issuer || solvers.length === 0 || !solvers.every(({ http01 }) => http01 !== undefined)) continue;
      // Pods of other labels than these.
      if (JSON.stringify(solvers).includes('"podTemplate"')) continue;
      const holding = policies.of({ namespace: item.namespace, labels: SOLVER }, 'ingress');
      if (holding.length === 0 || policies.opens(holding, PORT)) continue;
      yield { item, at, must: `must be of certificates whose challenges get through: ${holding[0].toString()} holds for the pods that answer them, and no policy opens TCP 8089`, value: name };
    }
  },
};
