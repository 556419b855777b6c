import { describe, expect, test } from 'vitest';
import { deadLetterReplays } from '../../adapters/memory/dead-letter-replays.ts';
import { rejectedEvents } from '../../adapters/memory/rejected-events.ts';
import { emptyWorld } from '../../adapters/memory/world.ts';
import { referenceOf } from '../../application/rejected-reference.ts';
import { cut } from '../../application/without-account-numbers.ts';
import { mapAgain } from '../../connectors/map-again.ts';
import { completeOnboarding } from '../../domain/merchant/complete-onboarding.ts';
import type { Json } from '../../domain/model/timeline-entry.ts';
import type { FailedRuns, FailedRunWithInput } from '../../domain/playbook/failed-runs.ts';
import { policyDocument } from '../../domain/policy/policy-schema.ts';
import { type RefusalCode, refusals } from '../../domain/refusal.ts';
import { readingLanguages } from '../../domain/wording/reading-language.ts';
import { voiceOf } from '../../domain/wording/voice.ts';
import * as approvePolicy from '../../functions/api/approve-policy/handler.ts';
import * as redriveRun from '../../functions/api/redrive-run/handler.ts';
import * as replayDeadLetters from '../../functions/api/replay-dead-letters/handler.ts';
import * as replayRejected from '../../functions/api/replay-rejected/handler.ts';
import bundled from '../../policies/default.json' with { type: 'json' };
import { aRequirement, aStep, at, having, registered, tuesday } from '../domain/given.ts';
import { queueOf } from './letters.ts';
import { merchantId, monday, settle, town } from './town.ts';

const leo = { id: 'leo', name: 'Leo', roles: ['lead' as const] };
const call = { person: leo, query: {}, key: 'api/leo/1' };

const failed: FailedRunWithInput = {
  ...{ run: '', status: 'FAILED', startedAt: monday, stoppedAt: monday, state: 'Check', error: 'Boom', cause: undefined },
  ...{ redrives: 0, notRedrivable: undefined, input: undefined },
};
/** one run at Step Functions, as it is found */
interface Try {
  readonly how?: 'redrive' | 'anew';
  readonly suffix?: string;
  /** does Step Functions take it? */
  readonly taken?: boolean;
}
const tryAgain = async (
  found: Awaited<ReturnType<FailedRuns['find']>>,
  { how = 'redrive', suffix = '1', taken = true }: Try = {},
) => {
  const here = town();
  await settle(here);
  const runs: FailedRuns = {
    list: async () => ({ runs: [], cursor: undefined }),
    find: async () => found,
    statusOf: async () => undefined,
    redrive: async () => taken,
  };
  const run = `${merchantId}-onboarding-${suffix}`;
  const body = { reason: 'fixed', how, redrives: 0 };
  return redriveRun.handle({ ...here, runs })({ ...call, params: { merchantId, run }, body });
};

const replay = async (original: Json | undefined, more: { readonly version?: number; readonly replayed?: boolean } = {}) => {
  const rejected = rejectedEvents(emptyWorld());
  const event = { id: 'e', at: monday, type: 'x', code: 'type_mismatch', field: 'type', message: 'm', remedy: 'r' };
  if (original !== undefined) await rejected.add({ ...event, original }, '2027-03-01T00:00:00.000Z');
  if (more.replayed) await rejected.markReplayed({ at: monday, id: 'e' }, { at: monday, by: 'ana', key: 'theirs' });
  const handler = replayRejected.handle({ ...town(), rejected, mapAgain });
  const params = { day: '2026-11-23', id: referenceOf({ at: monday, id: 'e' }) };
  return handler({ ...call, params, body: { version: more.version ?? 1 } });
};

const approve = async (proposedBy: string | undefined) => {
  const { policies, clock } = town();
  const { version: basedOn } = await policies.active();
  const milder = policyDocument.parse(bundled);
  milder.tasks.fourEyes.riskScoreAtLeast = 99;
  const wish = { key: 'k', basedOn };
  if (proposedBy !== undefined) await policies.propose(milder, proposedBy, monday, 'too strict', wish, []);
  const [proposal] = await policies.proposals(basedOn);
  return approvePolicy.handle({ policies, clock })({
    ...call,
    params: { version: proposal?.version ?? 'p_1' },
    body: { basedOn },
  });
};

const event = { source: 'kyc', type: 'x', detail: { a: 1 } };
const ofConnector = {
  ...{ source: 'connector:stripe', type: 'invoice.paid' },
  detail: { connector: 'stripe', deliveryId: 'evt_1', signature: 'abc', receivedAt: monday, body: { id: 'evt_1' } },
};
const missing = having(registered(), aRequirement('website'));

/** what a person asks for, and why it is refused */
const refused: readonly (readonly [RefusalCode, () => unknown])[] = [
  ['run-ended', () => tryAgain(failed, { taken: false })],
  ['run-unknown', () => tryAgain(undefined)],
  ['run-not-failed', () => tryAgain('succeeded')],
  ['run-not-redrivable', () => tryAgain({ ...failed, notRedrivable: 'too old' })],
  ['run-without-input', () => tryAgain(failed, { how: 'anew' })],
  [
    'run-name-too-long',
    () =>
      tryAgain(
        { ...failed, input: { merchantId, run: 'r', playbook: 'onboarding', attempt: 1, cause: 'c' } },
        { how: 'anew', suffix: '1'.repeat(80 - merchantId.length - 12) },
      ),
  ],
  ['reference-unknown', () => replay(undefined)],
  ['event-was-replayed', () => replay(event, { version: 2, replayed: true })],
  ['event-was-none', () => replay('no event')],
  ['event-was-shortened', () => replay({ ...event, detail: cut })],
  ['message-not-mapped-yet', () => replay(ofConnector)],
  ['proposal-none', () => approve(undefined)],
  ['own-proposal', () => approve('leo')],
  [
    'letters-hold-no-event',
    () => {
      const needs = { ...town(), letters: queueOf(), replays: deadLetterReplays() };
      return replayDeadLetters.handle(needs)({
        ...call,
        params: { queue: 'unpublished' },
        body: { version: 1, reason: 'fixed' },
      });
    },
  ],
  ['requirements-due', () => completeOnboarding(missing, aStep(), at(tuesday))],
];

describe.each(refused)('the refusal %s', (code, ask) => {
  test('is given with its values, and worded in both languages', async () => {
    const error = await Promise.resolve()
      .then(ask)
      .catch((one: unknown) => one);
    expect(error).toMatchObject({ refusal: { code } });
    const { about } = Object(error).refusal;
    const [english, french] = readingLanguages.map((language) => refusals[code].render(about, voiceOf(language)));
    expect(english).toMatch(/\S/);
    expect(french).toMatch(/\S/);
    expect(french).not.toBe(english);
  });
});
