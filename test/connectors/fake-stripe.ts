import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

interface Refund {
  readonly id: string;
  readonly metadata: { readonly firstsale: string | null };
  readonly form: Readonly<Record<string, string>>;
}

/** what Stripe does as far as we ask: refunds, from a form and once per idempotency key */
export const openStripe = async () => {
  const refunds: Refund[] = [];
  const byKey = new Map<string, Refund>();
  let fails: 'never' | 'unheard' = 'never';
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const url = new URL(request.url ?? '/', 'http://stripe');
    let text = '';
    for await (const part of request) text += String(part);
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.headers.authorization !== 'Bearer sk_made_up') return answer(401, {});
    if (url.pathname === '/v1/account') return answer(200, { id: 'acct_1' });
    if (url.pathname !== '/v1/refunds') return answer(404, {});
    if (request.method === 'GET') return answer(200, { data: refunds });
    if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') !== true) return answer(400, {});
    const key = String(request.headers['idempotency-key']);
    const form = Object.fromEntries(new URLSearchParams(text));
    const made = byKey.get(key) ?? {
      id: `re_${refunds.length + 1}`,
      metadata: { firstsale: form['metadata[firstsale]'] ?? null },
      form,
    };
    if (!byKey.has(key)) refunds.push(made);
    byKey.set(key, made);
    return fails === 'unheard' ? request.socket.destroy() : answer(200, { id: made.id, status: 'pending' });
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    refunds,
    site: `http://127.0.0.1:${port}`,
    fail: (how: typeof fails) => {
      fails = how;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
