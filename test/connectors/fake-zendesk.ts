import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

interface Comment {
  readonly audit_id: number;
  readonly body: string;
  readonly public: boolean;
  readonly metadata: { readonly custom: Record<string, string> };
}
interface Ticket {
  status: string;
  tags: string[];
  updated_at: string;
  readonly comments: Comment[];
}

/** what Zendesk does as far as we ask: shows tickets and comments, the newest first, and updates them; and how it fails */
export const openZendesk = async () => {
  const tickets = new Map<string, Ticket>();
  const requests: string[] = [];
  /** `unheard`: the comment is there, and the answer is lost. `busy`: too many requests. `overtaken`: somebody else changes the ticket first */
  let fails: 'never' | 'down' | 'unheard' | 'busy' | 'overtaken' = 'never';
  let changes = 0;
  const touch = (ticket: Ticket): void => {
    changes += 1;
    ticket.updated_at = new Date(Date.UTC(2026, 2, 2) + changes * 1_000).toISOString();
  };
  const update = (ticket: Ticket, text: string, request: IncomingMessage): { status: number; body?: unknown } | undefined => {
    const { comment, tags, status, metadata, safe_update, updated_stamp } = JSON.parse(text).ticket;
    if (fails === 'overtaken') touch(ticket);
    if (safe_update === true && updated_stamp !== ticket.updated_at) return { status: 409, body: { error: 'UpdateConflict' } };
    touch(ticket);
    ticket.tags = tags;
    if (status !== undefined) ticket.status = status;
    ticket.comments.unshift({ ...comment, audit_id: 9_000 + changes, metadata });
    if (fails !== 'unheard') return { status: 200, body: { ticket, audit: { id: 9_000 + changes } } };
    request.socket.destroy();
    return undefined;
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://zendesk');
    requests.push(`${request.method} ${pathname}`);
    let text = '';
    for await (const part of request) text += String(part);
    const answer = (status: number, body: unknown, more = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...more }).end(JSON.stringify(body));
    if (pathname === '/api/v2/users/me' && request.headers.authorization === undefined)
      return answer(200, { user: { id: null, name: 'Anonymous user' } });
    if (request.headers.authorization !== 'Basic made-up') return answer(401, {});
    if (fails === 'down') return answer(503, {});
    if (fails === 'busy') return answer(429, {}, { 'retry-after': '3600' });
    if (pathname === '/api/v2/users/me') return answer(200, { user: { id: 7, role: 'agent' } });
    const [, id = '', part] = /^\/api\/v2\/tickets\/(\d+)(\/comments)?$/.exec(pathname) ?? [];
    const ticket = tickets.get(id);
    if (ticket === undefined) return answer(404, { error: 'RecordNotFound' });
    if (part === '/comments')
      return answer(200, { comments: ticket.comments.slice(0, Number(searchParams.get('page[size]') ?? '25')) });
    if (request.method === 'GET') return answer(200, { ticket });
    if (request.method !== 'PUT') return answer(405, {});
    const done = update(ticket, text, request);
    return done === undefined ? undefined : answer(done.status, done.body);
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    requests,
    site: `http://127.0.0.1:${port}`,
    /** somebody writes to the desk */
    open: (id: string): Ticket => {
      const ticket = { status: 'new', tags: ['vip'], updated_at: new Date(Date.UTC(2026, 2, 2)).toISOString(), comments: [] };
      tickets.set(id, ticket);
      return ticket;
    },
    fail: (how: typeof fails) => {
      fails = how;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
