import * as z from 'zod';
import { outageFacts, usualRelease } from '../model/outage.ts';
import { anyInstant } from '../values.ts';
import { envelopeOf } from './envelope.ts';

/** a provider cannot do what merchants need, or takes days for it. The envelope's subject names the outage as its sender does */
export const outageDeclared = envelopeOf(
  'outage.declared.v1',
  z.object({
    ...outageFacts,
    kind: outageFacts.kind.default('down'),
    countries: outageFacts.countries.default([]),
    planned: outageFacts.planned.default(false),
    releasePerHour: outageFacts.releasePerHour.default(usualRelease),
    from: anyInstant,
    until: anyInstant,
  }),
);
/** it takes longer than that */
export const outageExtended = envelopeOf('outage.extended.v1', z.object({ until: anyInstant }));
/** it is over, or does not take place */
export const outageEnded = envelopeOf('outage.ended.v1', z.object({}));

export const outageEvent = z.discriminatedUnion('type', [outageDeclared, outageExtended, outageEnded]);
export type OutageEvent = z.infer<typeof outageEvent>;
