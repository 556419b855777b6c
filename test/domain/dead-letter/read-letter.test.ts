import { describe, expect, it } from 'vitest';
import { eventIn, readLetter } from '../../../domain/dead-letter/read-letter.ts';

const event = {
  version: '0',
  id: 'bus-1',
  source: 'help desk',
  'detail-type': 'case.opened.v1',
  detail: { id: 'case-event-1', subject: 'shop-1', data: { iban: 'DE89370400440532013000' } },
};
const letter = (content: unknown, attributes: Record<string, string> = {}) => ({
  body: typeof content === 'string' ? content : JSON.stringify(content),
  attributes,
});
const failed = {
  requestContext: { functionArn: 'arn:aws:lambda:eu-west-1:1:function:record-fact:$LATEST', condition: 'RetriesExhausted' },
  requestPayload: event,
  responsePayload: { errorType: 'TypeError', errorMessage: 'x is undefined' },
};

describe('a dead letter says', () => {
  it('which rule could not deliver which event to what, and why', () => {
    const attributes = {
      RULE_ARN: 'arn:aws:events:eu-west-1:1:rule/firstsale-dev/NudgeRequested',
      TARGET_ARN: 'arn:aws:events:eu-west-1:1:api-destination/slack',
      ERROR_CODE: 'SDK_CLIENT_ERROR',
      ERROR_MESSAGE: 'answered 401',
    };
    expect(readLetter(letter(event, attributes))).toEqual({
      reason: 'SDK_CLIENT_ERROR: answered 401',
      where: 'slack',
      event: { id: 'case-event-1', type: 'case.opened.v1', source: 'help desk', subject: 'shop-1' },
    });
    const { TARGET_ARN: _target, ERROR_MESSAGE: _message, ...less } = attributes;
    expect(readLetter(letter(event, less))).toMatchObject({ reason: 'SDK_CLIENT_ERROR', where: 'NudgeRequested' });
  });

  it('which function failed on which event, with its error', () => {
    expect(readLetter(letter(failed))).toMatchObject({
      reason: 'TypeError: x is undefined',
      where: 'record-fact',
      event: { id: 'case-event-1' },
    });
    const { responsePayload: _said, ...silent } = failed;
    expect(readLetter(letter(silent))).toMatchObject({ reason: 'RetriesExhausted' });
  });

  it('what fell due and could not be handled', () => {
    const due = { merchantId: 'm_1', kind: 'ladder', id: 'onboarding', dueAt: '2026-11-22T00:00:00.000Z' };
    expect(readLetter(letter(due))).toEqual({
      reason: undefined,
      where: undefined,
      event: { id: 'ladder onboarding', type: 'due', source: 'firstsale', subject: 'm_1' },
    });
  });

  it('nothing of the data of an event, which may hold an account number', () => {
    expect(JSON.stringify(readLetter(letter(event)))).not.toContain('DE89');
    expect(JSON.stringify(readLetter(letter(failed)))).not.toContain('DE89');
  });

  it('nothing where there is nothing to read', () => {
    expect(readLetter(letter('not JSON'))).toEqual({ reason: undefined, where: undefined, event: undefined });
    expect(readLetter(letter({ ...event, detail: 'text' })).event).toEqual({
      id: 'bus-1',
      type: 'case.opened.v1',
      source: 'help desk',
    });
  });
});

describe('the event of a dead letter goes on the bus again', () => {
  it('as it came, whether a rule or a function gave up on it', () => {
    const same = { source: 'help desk', type: 'case.opened.v1', detail: event.detail };
    expect(eventIn(letter(event))).toEqual(same);
    expect(eventIn(letter(failed))).toEqual(same);
  });

  it('but none of the events only AWS may send, and nothing that is no event', () => {
    expect(eventIn(letter({ ...event, source: 'aws.ses' }))).toBeUndefined();
    expect(eventIn(letter({ now: '2026-11-22T00:00:00Z' }))).toBeUndefined();
    expect(eventIn(letter('text'))).toBeUndefined();
  });
});
