import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

interface Issue {
  readonly key: string;
  readonly fields: { readonly summary: string; readonly labels: readonly string[] };
}

/** what Jira does as far as we ask: makes issues, finds them by label; and how it fails */
export const openJira = async () => {
  const issues: Issue[] = [];
  const requests: string[] = [];
  /** `unheard`: the issue is made, and the answer is lost on its way */
  let fails: 'never' | 'down' | 'unheard' = 'never';
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const url = new URL(request.url ?? '/', 'http://jira');
    requests.push(`${request.method} ${url.pathname}`);
    let text = '';
    for await (const part of request) text += String(part);
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.headers.authorization !== 'Basic made-up') return answer(401, {});
    if (fails === 'down') return answer(503, { errorMessages: ['down'] });
    if (url.pathname === '/rest/api/3/search/jql') {
      const label = /labels = "([^"]+)"/.exec(url.searchParams.get('jql') ?? '')?.[1];
      return answer(200, { issues: issues.filter(({ fields }) => fields.labels.some((one) => one === label)) });
    }
    if (url.pathname === '/rest/api/3/myself') return answer(200, { accountId: '5b1', accountType: 'app' });
    if (url.pathname !== '/rest/api/3/issue' || request.method !== 'POST') return answer(404, {});
    const { fields } = JSON.parse(text);
    if (fields.project?.key !== 'PAY') return answer(400, { errors: { project: 'valid project is required' } });
    issues.push({ key: `PAY-${issues.length + 1}`, fields });
    // the answer is lost on its way: whoever asked cannot know that the issue is there
    if (fails === 'unheard') return request.socket.destroy();
    return answer(201, { id: '1', key: issues.at(-1)?.key });
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    issues,
    requests,
    site: `http://127.0.0.1:${port}`,
    fail: (how: typeof fails) => {
      fails = how;
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};
