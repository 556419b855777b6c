import type { Delivery } from '../../../application/delivery.ts';
import { ownSource } from '../../../application/envelope-of.ts';
import type { Log } from '../../../application/log.ts';
import type { Refuse } from '../../../application/refuse-event.ts';
import { toJson } from '../../../application/to-json.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import type { ApplicationSubmitted } from '../../../domain/events/application.ts';
import { anyEnvelope } from '../../../domain/events/envelope.ts';
import type { Rejection } from '../../../domain/events/rejection.ts';
import { parseEvent } from '../../../domain/events.ts';
import { deriveMerchantId } from '../../../domain/merchant/derive-merchant-id.ts';
import { refuseDuplicate } from '../../../domain/merchant/refuse-duplicate.ts';
import { applicationFingerprint, sealApplication } from '../../../domain/merchant/seal-application.ts';
import { type Start, startsFor, startsForApplication } from '../../../domain/playbook/starts-for.ts';
import type { Applications, Clock, MerchantStore, PolicyStore, RunStarter } from '../../../domain/ports.ts';
import { keptUntil, retentionOf } from '../../../domain/privacy/kept-until.ts';

export interface Needs {
  readonly merchants: MerchantStore;
  readonly applications: Pick<Applications, 'keep'>;
  readonly clock: Clock;
  /** stores the policy the code came with when a new stage has none: all who come after a merchant's first run only read */
  readonly policies: Pick<PolicyStore, 'active'>;
  readonly starter: RunStarter;
  readonly refuse: Refuse;
  /** keys the fingerprints of bank accounts */
  readonly pepper: string;
  readonly log: Log;
}

const begin = async ({ starter, log }: Needs, { name, input }: Start): Promise<void> => {
  const answer = await starter.start(input.playbook, name, toJson(input));
  log.info(answer === 'started' ? 'run.started' : 'run.already-started', { merchantId: input.merchantId, run: name });
};

/** the account number is sealed before anything keeps it; a reference taken by other data is refused by name */
const apply = async (needs: Needs, delivery: Delivery, event: ApplicationSubmitted): Promise<void> => {
  const application = sealApplication(event, needs.pepper);
  const merchantId = deriveMerchantId(application.data.pspClient, application.subject);
  const refusal = refuseDuplicate(await needs.merchants.load(merchantId), application);
  if (refusal !== undefined) return needs.refuse(delivery, refusal, merchantId);
  const time = retentionOf(await needs.policies.active(), 'run_input', application.data.country);
  const until = keptUntil(needs.clock.now(), time);
  await needs.applications.keep(merchantId, applicationFingerprint(application), application, until);
  for (const start of startsForApplication(application)) await begin(needs, start);
};

/** events that start playbooks; the run's name is deterministic, so the same event twice starts one run */
export const handle =
  (needs: Needs) =>
  async (delivery: Delivery): Promise<void> => {
    if (delivery.source === ownSource) {
      const own = anyEnvelope.safeParse(delivery.detail);
      if (!own.success) throw new InvalidInput('detail', 'is not the envelope of an event of ours', { cause: own.error });
      for (const start of startsFor(own.data)) await begin(needs, start);
      return;
    }
    const parsed = parseEvent(delivery.detail);
    if (!parsed.ok) return needs.refuse(delivery, parsed.rejection);
    if (parsed.event.type !== 'merchant.application.submitted.v1')
      return needs.refuse(delivery, mismatch(delivery.type, parsed.event.type));
    return apply(needs, delivery, parsed.event);
  };

const mismatch = (outside: string, inside: string): Rejection => ({
  code: 'type_mismatch',
  field: 'type',
  about: { outside, inside },
});
