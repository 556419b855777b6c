import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** an incoming webhook of Slack: takes a text at the address nobody else knows, and answers a word */
export const openSlack = async () => {
  const texts: string[] = [];
  const headers: object[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    let text = '';
    for await (const part of request) text += String(part);
    if (request.url !== '/services/T0/B0/made-up') return response.writeHead(404).end('no_team');
    headers.push(request.headers);
    texts.push(JSON.parse(text).text);
    return response.writeHead(200, { 'content-type': 'text/html' }).end('ok');
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    texts,
    headers,
    site: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
