import { isRecord, list, record } from '../../core/internal/json';
import { isWildcard } from '../../core/internal/names';
import { Item } from '../internal/item';
import { askingOf, issuerOf } from '../internal/programs/issuers';
import { Rule } from '../internal/rule';

export const rule: Rule = {
  id: 'wildcard-solver',
  severity: 'error',
  title: 'A certificate for all names of a domain is asked of an issuer that can prove the domain.',
  why: 'ACME gives a wildcard to who can change the DNS alone: an issuer whose solvers all answer by HTTP never gets it, and the Order fails.',
  source: 'https://cert-manager.io/docs/configuration/acme/http01/',
  remedy: 'add a solver of \'dns01\' for the domain, or list the names',
  * check(cluster) {
    for (const { item, kind, name, namesAt, names } of askingOf(cluster)) {
      const wildcard = names.find(isWildcard);
      if (wildcard === undefined || !answersByHttpAlone(issuerOf(cluster, item, kind, name))) continue;
      yield { item, at: namesAt, must: `must be names that ${item.kind === 'Ingress' ? 'the issuer' : kind} '${name}' can prove, and it has solvers of http01 alone`, value: wildcard };
    }
  },
};

function answersByHttpAlone(issuer: Item | undefined): boolean {
  const solvers = list(record(issuer?.spec.acme).solvers);
  return solvers.length > 0 && solvers.every(({ http01 }) => isRecord(http01));
}
