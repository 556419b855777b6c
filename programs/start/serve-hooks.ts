import type { LocalCloud } from '@firstsale/laptop-cloud/boot';
import { apiBehind } from '../../world/pages-of.ts';

/** gives the connectors their addresses on a laptop, /hooks/<connector>: the gateway's port hands messages over to the API of the template */
export function serveHooks(cloud: Pick<LocalCloud, 'kernel' | 'gateway' | 'outputs'>): void {
  const api = apiBehind(cloud, 'ApiUrl');
  cloud.gateway.mount('/hooks', ({ method, path, rawQuery, headers, body, sourceIp }) =>
    api.handle({ method, path, query: rawQuery, headers, body, sourceIp }),
  );
}
