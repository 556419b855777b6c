import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}
type Served = { readonly status?: number; readonly body?: unknown };

/** an outside system that answers what a test says, by method and path; 404 for everything else. It keeps what it was asked */
export const openOutside = async (serve: (asked: Asked) => Served | undefined) => {
  const asked: Asked[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let text = '';
    for await (const part of request) text += String(part);
    const { method = '', url: path = '' } = request;
    const isForm = request.headers['content-type'] === 'application/x-www-form-urlencoded';
    const body: unknown = text === '' ? undefined : isForm ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text);
    const one = { method, path, authorization: request.headers.authorization, body };
    asked.push(one);
    const { status = 200, body: said } = serve(one) ?? { status: 404, body: {} };
    response.writeHead(status, { 'content-type': 'application/json' }).end(status === 204 ? undefined : JSON.stringify(said));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    asked,
    site: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
