import type { IncomingMessage, ServerResponse } from 'node:http';
import { alarmsOf, dashboardsOf } from '@firstsale/laptop-cloud/services/cloudwatch';
import { isEventsService } from '@firstsale/laptop-cloud/services/events';
import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import { notifications } from '@firstsale/laptop-cloud/services/sns';
import * as z from 'zod';
import type { Laptop, Signatory } from '../../world/laptop.ts';
import { openBacktests } from '../studio/open-backtests.ts';
import { openCrowd } from '../studio/open-crowd.ts';
import { type LaptopClock, laptopClock } from './laptop-clock.ts';
import { strangerReason } from './own-page.ts';

const signIn = z.object({ id: z.string().min(1) });
const startBacktest = z.object({ policy: z.unknown() });
const FOR_THE_ASKING = 100;
const TWO_WEEKS_HOURS = 14 * 24;
/** a working day of a person is months of the demo's */
const SESSION_SECONDS = 10 * 365 * 86_400;
const LARGEST_BODY = 10_000;
/** a policy is sent whole */
const LARGEST_POLICY = 2_000_000;

interface Door {
  readonly method: 'GET' | 'POST';
  readonly answer: (body: unknown) => unknown;
  /** characters of its body, where a few are not enough */
  readonly largest?: number;
}
class Refused extends Error {
  override readonly name = 'Refused';
}

const readBody = async (request: IncomingMessage, largest = LARGEST_BODY): Promise<unknown> => {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > largest) throw new Refused('the body is too large');
  }
  return text === '' ? {} : JSON.parse(text);
};

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify(body));
};

export interface DoorsOptions {
  readonly people: readonly Signatory[];
  /** unless given, one that has caught up */
  readonly clock?: LaptopClock;
  /** what the demo's history has told so far */
  readonly history?: () => unknown;
  /** the text of a mail as it is shown */
  readonly mailAs?: (text: string) => string;
}

/**
 * What only a laptop has, under /_laptop: sign-in by picking a person, the clock, the mailbox, the alarms, the bus, the outbox. The people are let in.
 * Answers nobody but the console's own page and programs on this machine.
 */
export function openLaptopDoors(laptop: Laptop, options: DoorsOptions): void {
  const { kernel, gateway } = laptop.cloud;
  const { people, history = () => null, mailAs = (text: string) => text } = options;
  const clock = options.clock ?? laptopClock(kernel, { catchingUp: false });
  const backtests = openBacktests(laptop);
  const crowd = openCrowd(laptop);
  laptop.admit(people);
  const events = kernel.service('events');
  const bus = isEventsService(events) ? events : undefined;
  const doors: Readonly<Record<string, Door>> = {
    'config.json': { method: 'GET', answer: () => ({ mode: 'laptop', api: '/api' }) },
    people: { method: 'GET', answer: () => people },
    'sign-in': {
      method: 'POST',
      answer: async (body) => {
        const { id } = signIn.parse(body);
        const person = people.find((one) => one.id === id);
        if (person === undefined) throw new Refused(`id: nobody is called ${id} here`);
        return {
          person,
          token: await kernel.request('sign in', () => laptop.issueToken(person, SESSION_SECONDS), { ahead: true }),
        };
      },
    },
    clock: { method: 'GET', answer: () => clock.look() },
    history: { method: 'GET', answer: () => history() },
    'clock/set': { method: 'POST', answer: (body) => clock.set(body) },
    mail: {
      method: 'GET',
      answer: () =>
        mailbox(kernel, { limit: FOR_THE_ASKING }).map(({ text, ...mail }) => ({ ...mail, text: text && mailAs(text) })),
    },
    alarms: {
      method: 'GET',
      answer: () => ({ states: alarmsOf(kernel), told: notifications(kernel, { limit: FOR_THE_ASKING }) }),
    },
    dashboard: { method: 'GET', answer: () => dashboardsOf(kernel, TWO_WEEKS_HOURS) },
    events: { method: 'GET', answer: () => (bus?.recentEvents() ?? []).slice(-FOR_THE_ASKING).toReversed() },
    backtest: { method: 'GET', answer: () => crowd.look() },
    'backtest/estimate': { method: 'POST', answer: () => backtests.estimate() },
    'backtest/start': {
      method: 'POST',
      largest: LARGEST_POLICY,
      answer: (body) => crowd.start(startBacktest.parse(body).policy),
    },
    'backtest/in-flight': {
      method: 'POST',
      largest: LARGEST_POLICY,
      answer: (body) => backtests.inFlight(startBacktest.parse(body).policy),
    },
    'backtest/reach': {
      method: 'POST',
      largest: LARGEST_POLICY,
      answer: (body) => backtests.reach(startBacktest.parse(body).policy),
    },
    'backtest/cancel': { method: 'POST', answer: () => crowd.cancel() },
    outbox: { method: 'GET', answer: () => bus?.apiDestinationCalls(FOR_THE_ASKING) ?? [] },
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const stranger = strangerReason(request.headers);
    if (stranger !== undefined) return send(response, 403, { title: stranger });
    const path = (request.url ?? '').split('?')[0] ?? '';
    const door = path === '/config.json' ? doors['config.json'] : doors[path.replace(/^\/_laptop\//, '')];
    if (door === undefined || door.method !== request.method) return send(response, 404, { title: `no door ${path} here` });
    // a form cannot send JSON, and a fetch from elsewhere must ask first
    if (door.method === 'POST' && !String(request.headers['content-type'] ?? '').startsWith('application/json'))
      return send(response, 415, { title: 'send application/json' });
    try {
      send(response, 200, await door.answer(door.method === 'POST' ? await readBody(request, door.largest) : {}));
    } catch (error) {
      send(response, 400, { title: error instanceof Error ? error.message : String(error) });
    }
  };
  gateway.mountRaw('/_laptop', (request, response) => void handle(request, response));
  gateway.mountRaw('/config.json', (request, response) => void handle(request, response));
}
