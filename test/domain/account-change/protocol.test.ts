import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contactsOnFile } from '../../../domain/account-change/contacts-on-file.ts';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { Conflict, NotAllowed, NotDecided } from '../../../domain/errors.ts';
import type { ChangeTarget } from '../../../domain/model/account-change.ts';
import type { TimelineEntry } from '../../../domain/model/timeline-entry.ts';
import { countPeople, samePerson } from '../../../domain/same-person.ts';
import { at, tuesday } from '../given.ts';
import { newAccount, Protocol, settled } from './given-change.ts';

// the same people under several spellings, and others
const people = ['ana', 'Ana', 'anа', 'bob', 'BOB', 'eve', 'zoe'] as const;
const targets: readonly ChangeTarget[] = [
  newAccount,
  { ...newAccount, country: 'PT' } as ChangeTarget,
  { of: 'address', lines: ['Rua Nova 1'], city: 'Santos', country: 'BR' },
  { of: 'contact', phone: '+5511999990000' },
];
const steps = [
  'weigh',
  'askEvidence',
  'document',
  'waive',
  'judgeHolder',
  'askCall',
  'askHolder',
  'askApproval',
  'confirmed',
  'no_answer',
  'denied',
  'override',
  'refuse',
  'approve',
  'decline',
  'notify',
  'handOver',
  'object',
  'pass',
  'close',
] as const;
type Step = (typeof steps)[number];
// the way a protocol goes when nothing goes wrong
const usual: readonly Step[] = [
  'weigh',
  'askEvidence',
  'document',
  'judgeHolder',
  'askHolder',
  'override',
  'askCall',
  'confirmed',
  'notify',
  'pass',
  'pass',
  'askApproval',
  'approve',
  'approve',
  'handOver',
];

const act = (protocol: Protocol, step: Step, by: string, days: number): void => {
  switch (step) {
    case 'weigh':
      return void protocol.weigh();
    case 'askEvidence':
      return void protocol.askEvidence();
    case 'document':
      return void protocol.document();
    case 'waive':
      return void protocol.document('waived', 'failed');
    case 'judgeHolder':
      return void protocol.judgeHolder();
    case 'askCall':
      return void protocol.askPerson('call_back');
    case 'askHolder':
      return void protocol.askPerson('holder');
    case 'askApproval':
      return void protocol.askPerson('approval');
    case 'notify':
      return void protocol.notify();
    case 'handOver':
      return void protocol.handOver();
    case 'object':
      return void protocol.object();
    case 'pass':
      return void protocol.pass(days);
    case 'close':
      return void protocol.close(days > 5 ? 'done' : 'expired');
    default:
      return void protocol.decide(by, step);
  }
};
/** what a run, or a person who is late, is refused: nothing was written then */
const refused = (error: unknown): boolean =>
  error instanceof Conflict ||
  error instanceof NotAllowed ||
  error instanceof NotDecided ||
  (error instanceof Error && /nobody is asked|not one of the choices/.test(error.message));

const first = (told: readonly TimelineEntry[], type: string): TimelineEntry | undefined => told.find((one) => one.type === type);
const at0 = (told: readonly TimelineEntry[], one: TimelineEntry | undefined): number =>
  one === undefined ? -1 : told.indexOf(one);

test('of 10,000 protocols none is handed over without its evidence, and an objection before it wins', () => {
  let handedOver = 0;
  let objectedBefore = 0;
  const anyStep = fc.record({
    step: fc.constantFrom(...steps),
    by: fc.constantFrom(...people),
    days: fc.integer({ min: 0, max: 12 }),
  });
  const someOrder = fc.record({
    to: fc.constantFrom(...targets),
    asker: fc.constantFrom(...people),
    answer: fc.constantFrom('MTCH', 'CMTC', 'NMTC', 'NOAP'),
    // how many days before the request the phone became a contact
    known: fc.constantFrom(2, 29, 30, 200),
    by: fc.array(fc.constantFrom(...people), { minLength: usual.length, maxLength: usual.length }),
    // a step of the usual way that is left out, and others that come in between
    without: fc.option(fc.nat(usual.length - 1), { freq: 2 }),
    between: fc.array(fc.record({ place: fc.nat(usual.length), more: anyStep }), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(someOrder, ({ to, asker, answer, known, by, without, between }) => {
      const now = addDays(tuesday, 200);
      const shop = settled();
      const contactSince = { email: addDays(now, -known), phone: addDays(now, -known) };
      const members = shop.members.map((one) => ({ ...one, since: addDays(now, -known) }));
      const protocol = new Protocol({ ...shop, merchant: { ...shop.merchant, contactSince }, members }, now);
      protocol.ask({ to, askedBy: { kind: 'person', id: asker }, ...(to.of === 'bank_account' ? { holder: { answer } } : {}) });
      const way = usual.flatMap((step, index) => [
        ...between.filter(({ place }) => place === index).map(({ more }) => more),
        ...(without === index ? [] : [{ step, by: by[index] ?? 'eve', days: 6 }]),
      ]);
      let objected = false;
      for (const { step, by: who, days } of way) {
        const before = protocol.change.status;
        try {
          act(protocol, step, who, days);
          if ((step === 'object' || step === 'denied') && before === 'open') objected = true;
        } catch (error) {
          if (!refused(error)) throw error;
        }
        if (objected) expect(protocol.change.status).toBe('stopped');
      }
      const { timeline } = protocol;
      const handed = first(timeline, 'account-change.handed-over.v1');
      const complaint = first(timeline, 'account-change.objected.v1');
      if (objected) {
        objectedBefore += 1;
        expect(handed).toBeUndefined();
        expect(protocol.told('payouts.held.v1')).toHaveLength(1);
      }
      if (handed === undefined) return;
      handedOver += 1;
      // judged from the timeline and the tasks, not from what the protocol keeps for itself
      const order = [
        'account-change.asked.v1',
        'account-change.weighed.v1',
        'account-change.called-back.v1',
        'account-change.cooling-off.v1',
      ];
      for (const type of order) {
        const found = at0(timeline, first(timeline, type));
        expect(found, type).toBeGreaterThanOrEqual(0);
        expect(found, type).toBeLessThan(at0(timeline, handed));
      }
      expect(known).toBeGreaterThanOrEqual(30);
      expect(at0(timeline, complaint) === -1 || at0(timeline, complaint) > at0(timeline, handed)).toBe(true);
      const cooled = first(timeline, 'account-change.cooling-off.v1');
      expect(String(cooled?.data['until']) <= handed.at).toBe(true);
      const decided = protocol.told('task.decided.v1');
      const call = decided.find(({ data }) => data['choice'] === 'confirmed');
      const approvedBy = decided.find(({ data }) => data['choice'] === 'approve')?.data['approvedBy'];
      const [one, two] = (approvedBy as string[] | undefined) ?? [];
      expect(samePerson(one ?? '', two ?? '')).toBe(false);
      expect(countPeople([asker, String(call?.data['by']), one ?? '', two ?? ''])).toBeGreaterThanOrEqual(3);
      if (to.of === 'bank_account' && (answer === 'NMTC' || answer === 'NOAP'))
        expect(decided.some(({ data }) => data['choice'] === 'override')).toBe(true);
      if (to.of !== 'contact') {
        const document = protocol.snapshot.requirements.find(({ id }) => id.startsWith('change_proof:'));
        expect(document).toMatchObject({ dueStatus: 'satisfied', verificationStatus: 'verified' });
      }
    }),
    { numRuns: 10_000, seed: 17 },
  );
  // the property is about something: many were handed over, and many were objected to in time
  expect(handedOver).toBeGreaterThan(300);
  expect(objectedBefore).toBeGreaterThan(300);
}, 240_000);

test('a contact that came back counts from when it came back, one on file from its first day', () => {
  const shop = settled();
  const gone = { channel: 'phone' as const, value: '+55 11 98765-4321', since: tuesday, until: addDays(tuesday, 150) };
  const back = { ...shop.merchant, contactSince: { phone: addDays(tuesday, 195) }, formerContacts: [gone] };
  const file = contactsOnFile(
    { merchant: back, members: shop.members },
    { formerContactDays: 90 },
    at(addDays(tuesday, 200)).now,
  );
  expect(file.filter(({ channel }) => channel === 'phone')).toEqual([
    { channel: 'phone', value: '+5511987654321', since: addDays(tuesday, 195) },
  ]);
});
