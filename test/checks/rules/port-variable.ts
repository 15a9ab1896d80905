import { Cases } from '../_cases';
import { deployment, ofContainer } from '../_objects';

const told = (name: string, value: string, more: object = {}) => ({ objects: [deployment(ofContainer({ env: [{ name, value }], ...more }))] });

export const cases: Cases = {
  broken: [told('PORT', '3000'), told('ASPNETCORE_URLS', 'http://+:80')],
  sound: [told('PORT', '8080'), told('DB_PORT', '5432'), told('PORT', '3000', { ports: [{ name: 'admin', containerPort: 3000 }] }), told('PORT', 'http')],
};
