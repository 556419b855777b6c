import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import type { Gateway } from '../../local/gateway/server.ts';
import { strangerReason } from './own-page.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};
const pages = ['/today', '/merchants', '/tasks', '/playbooks', '/figures', '/laptop', '/sign-in'];

/** nothing inline, nothing from elsewhere; lib/ sends the same in the cloud */
const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

interface Ready {
  readonly bytes: Buffer;
  readonly zipped: Buffer | undefined;
  readonly type: string;
}

/** serves the built console on the gateway's port: files under /assets, the page itself at every address of the console */
export function serveConsole(gateway: Gateway, folder: string): void {
  const kept = new Map<string, Ready>();
  const read = (path: string): Ready | undefined => {
    const known = kept.get(path);
    if (known !== undefined) return known;
    const file = normalize(join(folder, path));
    if (!file.startsWith(`${folder}${sep}`) || !existsSync(file) || !statSync(file).isFile()) return undefined;
    const bytes = readFileSync(file);
    const type = types[extname(file)] ?? 'application/octet-stream';
    const zipped = /text|json|svg/.test(type) ? gzipSync(bytes, { level: constants.Z_BEST_SPEED + 5 }) : undefined;
    const ready = { bytes, zipped, type };
    // assets are named by their content; the page is small and may be built anew
    if (path.startsWith('/assets/')) kept.set(path, ready);
    return ready;
  };
  const answer = (request: IncomingMessage, response: ServerResponse, path: string, cache: string): void => {
    const stranger = strangerReason({ host: request.headers.host });
    const file = stranger === undefined ? read(path) : undefined;
    if (file === undefined) {
      response.writeHead(stranger === undefined ? 404 : 403, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(stranger ?? 'there is no such file; run npm run build:console');
      return;
    }
    const zip = file.zipped !== undefined && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const body = zip && file.zipped !== undefined ? file.zipped : file.bytes;
    response.writeHead(200, {
      ...securityHeaders,
      'content-type': file.type,
      'cache-control': cache,
      'content-length': body.length,
      vary: 'accept-encoding',
      ...(zip ? { 'content-encoding': 'gzip' } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const pathOf = (request: IncomingMessage): string => decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
  gateway.mountRaw('/assets', (request, response) =>
    answer(request, response, pathOf(request), 'public, max-age=31536000, immutable'),
  );
  gateway.mountRaw('/openapi.json', (request, response) => answer(request, response, 'openapi.json', 'no-cache'));
  gateway.mountRaw('/favicon.svg', (request, response) => answer(request, response, 'favicon.svg', 'public, max-age=86400'));
  for (const page of pages) {
    gateway.mountRaw(page, (request, response) => answer(request, response, 'index.html', 'no-cache'));
  }
  // the bare address: everything else may be an AWS call, so it is not taken from the gateway
  gateway.mount('/', ({ method, path, headers }) => {
    if (path !== '/' || (method !== 'GET' && method !== 'HEAD') || strangerReason({ host: headers['host'] }) !== undefined) {
      return { statusCode: 404, headers: { 'content-type': 'text/plain' }, body: `nothing answers ${method} ${path} here` };
    }
    return { statusCode: 302, headers: { location: '/today', 'cache-control': 'no-store' }, body: '' };
  });
}
