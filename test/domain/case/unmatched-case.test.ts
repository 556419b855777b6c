import { expect, it } from 'vitest';
import { type UnmatchedEvent, unmatchedCases } from '../../../domain/case/unmatched-case.ts';

const event = (caseId: string, at: string, data?: object): UnmatchedEvent => ({
  ...{ caseId, at, id: `${caseId} ${at}`, source: 'desk', type: 'case.message.written.v1' },
  detail: data === undefined ? 'no event' : JSON.parse(JSON.stringify({ data })),
});

it('a case without a merchant is read from what was kept of it, the one that waits longest first', () => {
  const events = [
    event('new', '2026-11-24', { subject: 'Newer', text: 'x'.repeat(900), requester: { kind: 'unknown', name: 'Rui' } }),
    event('old', '2026-11-23', { title: 'Older', address: 'rui@example.com', text: 'first' }),
    event('old', '2026-11-22', { text: 'second' }),
    event('old', '2026-11-26'),
    event('bare', '2026-11-25'),
  ];
  const [old, fresh, bare] = unmatchedCases(events);
  expect(old).toEqual({
    caseId: 'old',
    title: 'Older',
    since: '2026-11-22',
    messages: 2,
    from: 'rui@example.com',
    text: 'second',
  });
  expect(fresh).toMatchObject({ caseId: 'new', title: 'Newer', from: 'Rui', messages: 1 });
  expect(fresh?.text).toHaveLength(500);
  expect(bare).toEqual({ caseId: 'bare', title: 'bare', since: '2026-11-25', messages: 0 });
  expect(unmatchedCases([])).toEqual([]);
});
