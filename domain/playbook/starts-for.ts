import * as z from 'zod';
import type { SealedApplication } from '../events/application.ts';
import type { AnyEnvelope } from '../events/envelope.ts';
import { deriveMerchantId } from '../merchant/derive-merchant-id.ts';
import { applicationFingerprint } from '../merchant/seal-application.ts';
import type { StartOn } from '../playbooks/playbook-shape.ts';
import { playbooks } from '../playbooks/registry.ts';
import { numberRun } from './number-run.ts';
import type { RunInput } from './run-input.ts';
import { runName } from './run-name.ts';

export interface Start {
  readonly name: string;
  readonly input: RunInput;
}

/** The runs that an application starts. Their names carry its fingerprint, so the same application again is the same run. */
export const startsForApplication = (application: SealedApplication): readonly Start[] => {
  const merchantId = deriveMerchantId(application.data.pspClient, application.subject);
  const applicationId = applicationFingerprint(application);
  const n = applicationId.slice(0, 12);
  return playbooks
    .filter(({ starts }) => starts.some(({ from }) => from === 'outside'))
    .map(({ id: playbook }) => {
      const run = runName(merchantId, playbook, n);
      return { name: run, input: { merchantId, playbook, run, attempt: 1, cause: application.id, applicationId } };
    });
};

const activated = z.looseObject({ wasActivated: z.boolean() });

const applies = ({ when }: Extract<StartOn, { from: 'us' }>, { data }: AnyEnvelope): boolean =>
  when === undefined || activated.parse(data).wasActivated === (when === 'was-activated');

/** the runs an event of ours starts; most start none. Throws ZodError when an event of ours has lost its shape */
export const startsFor = (event: AnyEnvelope): readonly Start[] =>
  playbooks.flatMap(({ id: playbook, starts }) =>
    starts.flatMap((start): readonly Start[] => {
      if (start.from !== 'us' || start.on !== event.type || !applies(start, event)) return [];
      const merchantId = event.subject;
      const { n, input } = numberRun[start.run](event);
      const run = runName(merchantId, playbook, n);
      return [{ name: run, input: { merchantId, playbook, run, cause: event.id, ...input } }];
    }),
  );
