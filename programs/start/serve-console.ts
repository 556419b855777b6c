import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LocalCloud } from '@firstsale/laptop-cloud/boot';
import { siteBehind } from '../../world/pages-of.ts';
import { atLaptop } from './laptop-addresses.ts';
import { strangerReason } from './own-page.ts';

/** what the distribution is asked for at the laptop's own address; everything else there may be an AWS call */
const pages = ['/today', '/merchants', '/money', '/tasks', '/playbooks', '/policy', '/figures', '/laptop', '/sign-in'];
const files = ['/assets', '/favicon.svg', '/openapi.json'];

/**
 * Gives the console its address on a laptop: the gateway's port hands pages, files and /api over to the distribution of the template,
 * which answers as in the cloud, with the same headers.
 * @throws Error when the template has no distribution
 */
export function serveConsole(cloud: Pick<LocalCloud, 'kernel' | 'gateway' | 'outputs'>): void {
  const { gateway } = cloud;
  const distribution = siteBehind(cloud, 'ConsoleUrl');
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const stranger = strangerReason({ host: request.headers.host });
    if (stranger !== undefined) {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end(stranger);
      return;
    }
    const [path = '/', query = ''] = (request.url ?? '/').split('?');
    const answered = atLaptop(
      await distribution.respond({ method: request.method ?? 'GET', path, query, headers: request.headers }),
      gateway.endpoint,
    );
    const length = answered.statusCode === 304 ? {} : { 'content-length': Buffer.byteLength(answered.body) };
    response.writeHead(answered.statusCode, { ...answered.headers, ...length }).end(answered.body);
  };
  // outside the kernel: a page is there at once, however much is being caught up with
  for (const prefix of [...pages, ...files])
    gateway.mountRaw(prefix, (request, response) => {
      answer(request, response).catch((error: unknown) => {
        response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(String(error));
      });
    });
  gateway.mount('/api', async ({ method, path, rawQuery, headers, body, sourceIp }) => {
    const stranger = strangerReason(headers);
    if (stranger !== undefined) return { statusCode: 403, headers: { 'content-type': 'text/plain' }, body: stranger };
    return distribution.respond({ method, path, query: rawQuery, headers, body, sourceIp });
  });
  // what nothing else took: the bare address, and addresses somebody mistyped, which the page says itself. The rest may be an AWS call
  gateway.mount('/', async ({ method, path, rawQuery, headers, body, sourceIp }) => {
    const looks = (method === 'GET' || method === 'HEAD') && strangerReason({ host: headers['host'] }) === undefined;
    if (looks && path === '/') return { statusCode: 302, headers: { location: '/today', 'cache-control': 'no-store' }, body: '' };
    if (looks && headers['accept']?.includes('text/html'))
      return distribution.respond({ method, path, query: rawQuery, headers, body, sourceIp });
    return { statusCode: 404, headers: { 'content-type': 'text/plain' }, body: `nothing answers ${method} ${path} here` };
  });
}
