import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { alone, dispatchRoutes, dispatchSteps, type Entry, type Load } from '../../functions/runtime/dispatch.ts';

const inTime = { getRemainingTimeInMillis: () => 30_000 };
/** answers what it was given, and says so in its log */
const telling: Entry = (log) => async (event) => {
  log.info('it.was-called', { merchantId: 'm' });
  return event;
};

const loading =
  (entry: Entry): Load =>
  async () =>
    entry;

describe('a function of many handlers', () => {
  let lines: { message: string; service: string; level: string }[];
  beforeEach(() => {
    lines = [];
    const take = (text: unknown) => {
      lines.push(JSON.parse(String(text)));
      return true;
    };
    vi.spyOn(process.stdout, 'write').mockImplementation(take);
    vi.spyOn(process.stderr, 'write').mockImplementation(take);
  });
  afterEach(() => void vi.restoreAllMocks());

  test('calls the step the playbook names, which sees its input and not the name', async () => {
    const steps = dispatchSteps({ 'score-risk': loading(telling), 'open-task': loading(() => async () => 'the other') });
    expect(await steps({ step: 'score-risk', merchantId: 'm' }, inTime)).toEqual({ merchantId: 'm' });
    expect(await steps({ step: 'open-task', merchantId: 'm' }, inTime)).toBe('the other');
  });

  test('calls the route the gateway names', async () => {
    const get: Entry = () => async () => 'got';
    const post: Entry = () => async () => 'posted';
    const routes = dispatchRoutes({
      'GET /merchants/{merchantId}': ['get-merchant', loading(get)],
      'POST /merchants/{merchantId}/snooze': ['snooze-merchant', loading(post)],
    });
    expect(await routes({ routeKey: 'GET /merchants/{merchantId}' }, inTime)).toBe('got');
    expect(await routes({ routeKey: 'POST /merchants/{merchantId}/snooze' }, inTime)).toBe('posted');
  });

  test('loads and makes a handler once, when it is called first', async () => {
    const made: string[] = [];
    const counted = (name: string): Load => {
      made.push(`${name} is there`);
      return async () => {
        made.push(`${name} loaded`);
        return () => {
          made.push(`${name} made`);
          return async () => name;
        };
      };
    };
    const steps = dispatchSteps({ 'score-risk': counted('score-risk'), 'open-task': counted('open-task') });
    await Promise.all([steps({ step: 'open-task' }, inTime), steps({ step: 'open-task' }, inTime)]);
    expect(made).toEqual(['score-risk is there', 'open-task is there', 'open-task loaded', 'open-task made']);
  });

  test.each([{ step: 'weigh-merchant' }, { step: 7 }, { step: 'constructor' }, {}, null, 'score-risk'])(
    'refuses %j, which names none of them, and says which there are',
    async (event) => {
      const steps = dispatchSteps({ 'score-risk': loading(telling), 'open-task': loading(telling) });
      await expect(steps(event, inTime)).rejects.toMatchObject({
        ...{ name: 'HandlerNotFound', message: expect.stringMatching(/^step is .*score-risk, open-task/) },
      });
    },
  );

  test('keeps the name of each handler in its log lines', async () => {
    const steps = dispatchSteps({ 'score-risk': loading(telling), 'open-task': loading(telling) });
    await steps({ step: 'open-task' }, inTime);
    await steps({ step: 'score-risk' }, inTime);
    await alone('handle-due', telling)({}, inTime);
    expect(lines.map(({ service, message }) => [service, message])).toEqual([
      ['open-task', 'it.was-called'],
      ['score-risk', 'it.was-called'],
      ['handle-due', 'it.was-called'],
    ]);
  });

  test('names the handler that runs out of time before Lambda ends it without a word', async () => {
    let end = (): void => undefined;
    const hanging: Entry = () => () => new Promise<void>((resolve) => (end = resolve));
    const steps = dispatchSteps({ 'score-risk': loading(hanging), 'open-task': loading(telling) });
    const called = steps({ step: 'score-risk' }, { getRemainingTimeInMillis: () => 280 });
    await vi.waitFor(() => expect(lines).toHaveLength(1), { timeout: 5_000 });
    expect(lines).toMatchObject([{ level: 'ERROR', service: 'score-risk', message: 'handler.out-of-time', afterMs: 30 }]);
    end();
    await called;
  });

  test('writes no such line for one that ended in time, however it ended', async () => {
    const failing: Entry = () => () => Promise.reject(new Error('no'));
    const short = { getRemainingTimeInMillis: () => 260 };
    await dispatchSteps({ 'open-task': loading(() => async () => 'done') })({ step: 'open-task' }, short);
    await expect(alone('handle-due', failing)({}, short)).rejects.toThrow('no');
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(lines).toEqual([]);
  });
});
