export const camelCase = (id: string): string => id.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());

const manifest = (id: string, title: string): string => `import { type Connector, laptopSecret } from '../connector.ts';
import { ${camelCase(id)}Messages } from './${id}-messages.ts';

/** ${title}: name the page of its documentation about webhooks here */
export const ${camelCase(id)}: Connector = {
  id: '${id}',
  title: '${title}',
  laptopSecret,
  incoming: {
    // as its documentation has it; connectors/connector.ts lists the schemes
    proof: { scheme: 'stamped-hex', header: 'x-${id}-signature' },
    deliveryId: { field: 'id' },
    typeField: 'type',
    source: '${id}',
    messages: ${camelCase(id)}Messages,
  },
};
`;

const messages = (id: string): string => `/** what each message becomes, in JSONata; a type that is not here is refused by name */
export const ${camelCase(id)}Messages: Readonly<Record<string, string>> = {
  'ticket.opened': \`{
    'type': 'case.opened.v1', 'subject': body.merchant, 'time': body.at,
    'data': { 'caseId': '${id}-' & body.ticket.id, 'title': body.ticket.subject }
  }\`,
};
`;

const fixture = (id: string): string =>
  `${JSON.stringify(
    {
      message: {
        id: 'made-up-1',
        type: 'ticket.opened',
        at: '2026-03-02T10:15:30.000Z',
        merchant: 'shop-4711',
        ticket: { id: '17', subject: 'Where is my payout?' },
      },
      events: [
        {
          type: 'case.opened.v1',
          subject: 'shop-4711',
          time: '2026-03-02T10:15:30.000Z',
          data: { caseId: `${id}-17`, title: 'Where is my payout?' },
        },
      ],
    },
    null,
    2,
  )}\n`;

const test = (id: string, title: string): string => `import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ${camelCase(id)} } from '../../connectors/${id}/${id}-connector.ts';
import { projectPath } from '../../lib/project.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { postSigned } from './post-signed.ts';

let app: Firstsale;
let shop: Journey;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  shop = new Journey(app, '${id}');
  await shop.apply();
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

test('a signed message of ${title} is a fact of its merchant', async () => {
  const { message } = JSON.parse(readFileSync(projectPath('connectors/${id}/fixtures/ticket-opened.json'), 'utf8'));
  expect(await postSigned(app, ${camelCase(id)}, { ...message, merchant: shop.reference })).toBe(202);
  expect(await shop.told('case.opened.v1')).toMatchObject([{ data: { caseId: '${id}-17' } }]);
});

test('a message that somebody else signed is refused', async () => {
  expect(await postSigned(app, ${camelCase(id)}, { id: 'made-up-2' }, 'another secret')).toBe(401);
});
`;

/** the files of a new connector by path: it takes one type of message, and its test plays it on the laptop cloud */
export const connectorFiles = (id: string, title: string): Readonly<Record<string, string>> => ({
  [`connectors/${id}/${id}-connector.ts`]: manifest(id, title),
  [`connectors/${id}/${id}-messages.ts`]: messages(id),
  [`connectors/${id}/fixtures/ticket-opened.json`]: fixture(id),
  [`test/connectors/${id}.test.ts`]: test(id, title),
});
