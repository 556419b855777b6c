import { pdf } from '../domain/file/files.ts';
import { bookshop } from '../playbooks/journey.ts';
import type { Planting } from './planting.ts';
import { sendForm } from './send-form.ts';

const inDays = (now: string, days: number): string => new Date(Date.parse(now) + days * 86_400_000).toISOString();
const listed = 'Grey Heron General Trading LLC';

/** of a company that applies, everything somebody may say of itself and of its people */
export const application = (owner: string) => ({
  legalName: 'Zplanted Legal',
  tradingName: listed,
  legalEntityType: 'company',
  registrationNumber: 'Zplanted-Number',
  vatNumber: 'Zplanted-Vat',
  referrer: 'zplanted-referrer',
  website: 'https://zplanted.example.com',
  contact: { name: 'Zplanted Contact', email: owner, phone: '+5511987655555' },
  persons: [
    { name: 'Zplanted Person', roles: ['owner', 'director'], birthDate: '1961-07-13', country: 'BR', ownershipPercent: 100 },
  ],
  bankAccount: { country: 'BR', iban: 'BR1800360305000010009795493C1', holder: 'Zplanted Holder' },
});

/** a merchant that is being taken in: its requirements, its tasks, and what is said about it by hand */
export const plantApplicant = async ({ app, shop, seen, act, my, send, owner }: Planting): Promise<void> => {
  await send('merchant.application.submitted.v1', { ...bookshop, ...application(owner) });
  const due = async (which: (one: any) => boolean) => {
    const found = (await seen()).requirements.find((one: any) => one.dueStatus === 'currently_due' && which(one));
    if (found === undefined)
      throw new Error(
        `nothing such is due: ${JSON.stringify((await seen()).requirements.map((one: any) => [one.id, one.dueStatus, one.verifiedBy, one.suppliedBy]))}`,
      );
    return found.id;
  };
  const at = (id: string) => `requirements/${encodeURIComponent(id)}`;
  const ours = (one: any) => one.verifiedBy === 'operations' && !one.id.startsWith('identifier:');
  const theirs = (one: any) => one.verifiedBy === 'provider' && one.suppliedBy === 'merchant';

  // a document by hand, one by event, and a value
  const document = await due(ours);
  const query = { uploadId: 'upload-zplanted', type: 'application/pdf', name: 'zplanted-passport.pdf', through: 'email' };
  const signed = await app.request('ana', 'GET', `/merchants/${shop.id}/${at(document)}/upload?${new URLSearchParams(query)}`);
  await sendForm(signed.body, Buffer.concat([pdf(), Buffer.from('\n% Zplanted Passport\n')]));
  await app.hours(0.2);
  await act('ana', `${at(document)}/submit`, {
    through: 'email',
    documentReference: 'zplanted-shelf',
    reason: 'Zplanted submit',
  });
  await act('ana', `${at(document)}/reject`, { code: 'not_reachable', reason: 'Zplanted reject' });
  await act('ana', `${at(document)}/submit`, { through: 'email', documentReference: 'zplanted-shelf' });
  await act('ana', `${at(document)}/verify`, { reason: 'Zplanted verify' });
  await act('ana', `${at(document)}/request-again`, { reason: 'Zplanted again' });
  const number = await due((one) => one.id === 'identifier:registration_number');
  await act('ana', `${at(number)}/submit`, { through: 'phone', value: 'Zplanted-Value' });
  await my(`${at(number)}/value`, { ...(await versionOf(seen, number)), value: 'Zplanted-Typed' });
  const other = await due(theirs);
  await send('requirement.submitted.v1', { requirementId: other, documentReference: 'zplanted-vault', value: 'Zplanted-Sent' });
  await send('requirement.failed.v1', { requirementId: other, code: 'unreadable', remediation: 'Zplanted Remediation' });
  const { deadline } = (await seen()).requirements.find(({ id }: any) => id === other);
  await act('ana', `${at(other)}/extend`, { to: inDays(deadline, 1), reason: 'Zplanted extend' });
  await act('leo', `${at(other)}/waive`, { reason: 'Zplanted waive' });

  // a task of ours and what is said about it
  await act('ana', 'tasks', { queue: 'product', title: 'Zplanted title', note: 'Zplanted note', to: 'ana@desk.example.com' });
  const { id: task } = (await seen()).tasks.find((one: any) => one.queue === 'product');
  const on = (what: string) => `tasks/${encodeURIComponent(task)}/${what}`;
  await act('ana', on('comments'), { comment: 'Zplanted remark' });
  await act('ana', on('hand-over'), { to: 'leo@desk.example.com', reason: 'Zplanted hand-over' });
  await act('leo', on('release'), { reason: 'Zplanted release' });
  await act('leo', on('assign'), { to: 'ana@desk.example.com', reason: 'Zplanted assign' });
  await act('ana', on('snooze'), { until: inDays(app.now(), 1), reason: 'Zplanted snooze' });
  await act('ana', on('decision'), { choice: 'handled', reason: 'Zplanted decision' });

  await act('ana', 'comments', { comment: 'Zplanted Comment' });
  await act('ana', 'contacts', { channel: 'phone', topic: 'Zplanted Topic', summary: 'Zplanted Summary', outcome: 'will_send' });
  await act('ana', 'payment-methods', { method: 'pix', reason: 'Zplanted add' });
  await act('ana', 'payment-methods/pix/remove', { reason: 'Zplanted remove' });
  await act('ana', 'nudges', { reason: 'Zplanted nudge' });
  await act('ana', 'snooze', { until: inDays(app.now(), 1), reason: 'Zplanted pause' });
  const { hits } = (await app.request('rita', 'GET', `/merchants/${shop.id}/screening`)).body;
  const [{ ref, pair, subject }] = hits;
  await act('rita', 'screening/verdicts', {
    ...{ ref, pair, subjectId: subject.id, verdict: 'false_positive', reason: 'Zplanted judgement' },
  });
  // refused events: one that names the merchant, one that nobody can read
  await shop.send('requirement.verified.v1', { requirementId: 'zplanted-nothing' });
  await shop.send('case.opened.v1', { caseId: 'c-2', title: 7, note: 'Zplanted Unreadable' });
};

const versionOf = async (seen: Planting['seen'], id: string) => {
  const { version } = (await seen()).requirements.find((one: any) => one.id === id);
  return { version };
};
