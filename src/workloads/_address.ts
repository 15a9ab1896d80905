import { EnvVar } from '../core/env';
import { serviceHost } from '../core/internal/names';
import { isTls, Port } from '../core/internal/pods/ports';

/** Where a Service's main port is, as variables: `API_HOST`, `API_PORT` and `API_URL` for a workload of the name `api`. */
export function addressVariables(
  name: string, service: string, namespace: string | undefined, [main]: readonly Port[],
): Record<string, string | EnvVar> {
  const host = serviceHost(service, namespace);
  const port = String(main?.servicePort);
  const prefix = name.toUpperCase().replace(/-/g, '_');
  return {
    [`${prefix}_HOST`]: host,
    [`${prefix}_PORT`]: port,
    ...main?.protocol === 'TCP' ? { [`${prefix}_URL`]: `${isTls(main) ? 'https' : 'http'}://${host}:${port}` } : {},
  };
}

/** The same as one text: `api.shop.svc:8080`. */
export function addressOf(service: string, namespace: string | undefined, [main]: readonly Port[]): string {
  return `${serviceHost(service, namespace)}:${main?.servicePort}`;
}
